#pragma once

// Amazon Elastic Container Registry: what its peers may use.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "emulator/world/context.h"

namespace wt {
class World;
}

namespace wt::ecr {

void Install(World& world);

// "123456789012.dkr.ecr.us-east-1.amazonaws.com/team/web:1.2" or "…/web@sha256:…".
struct ImageReference {
  std::string account, region;  // The registry's.
  std::string repository;
  std::string tag = "latest";  // Empty where a digest is named.
  std::string digest;
};
// Nothing where the image is of another registry: such images are always there.
std::optional<ImageReference> ParseImageReference(std::string_view image);

enum class ImageState {
  kFound,
  kNoRepository,
  kNoImage,
};
struct ImageLookup {
  ImageState state = ImageState::kNoImage;
  std::string digest;
  int64_t size_bytes = 0;
  bool repository_empty = false;  // Nothing was ever pushed, or nothing is left.
};
ImageLookup FindImage(Turn& turn, const ImageReference& reference);

// Makes an image present under a tag, as a push would, without its layers; the repository has to be
// there. False where it is not.
bool DeclareImage(Turn& turn, const ImageReference& reference, int64_t size_bytes = 0);

}  // namespace wt::ecr
