#pragma once

// An image in a repository.

#include <optional>
#include <string_view>

#include "emulator/world/context.h"
#include "services/ecr/ecr.h"
#include "services/ecr/state.h"

namespace wt::ecr {

// By tag, or by digest, or by both where both are given.
std::optional<ImageRow> FindImageRow(Turn& turn, const RepositoryRow& repository,
                                     std::string_view tag, std::string_view digest);
// Moves a tag to an image: no other of the repository keeps it.
void MoveTag(Turn& turn, ImageRow& image, std::string_view tag);
std::string Sha256Digest(std::string_view bytes);  // "sha256:…"

}  // namespace wt::ecr
