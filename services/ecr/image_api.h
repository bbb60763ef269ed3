#pragma once

// Images as the API names and shows them, and what a manifest says.

#include <cstdint>
#include <optional>
#include <string>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ecr/api.h"
#include "services/ecr/state.h"

namespace wt::ecr {

Image ToApi(const ImageRow& row, const std::string& tag);
ImageDetail DetailOf(const ImageRow& row);

// Fills `image`, or says why there is none.
std::optional<ImageFailure> FindIdentified(Context& ctx, const RepositoryRow& repository,
                                           const ImageIdentifier& id,
                                           std::optional<ImageRow>& image);
Error ImageNotFound(const RepositoryRow& repository, const ImageIdentifier& id);
// {imageDigest:'…', imageTag:'…'}
std::string ShownId(const ImageIdentifier& id);
// Whether a manifest list of the repository names the image.
bool IsReferenced(Context& ctx, const RepositoryRow& repository, const std::string& digest);

struct ManifestFacts {
  std::string media_type, artifact_media_type;
  int64_t size_bytes = 0;  // Of the configuration and the layers.
};
// InvalidParameterException where it is no manifest; LayersNotFoundException or
// ReferencedImagesNotFoundException where what it names was not uploaded.
Result<ManifestFacts> ReadManifest(Context& ctx, const RepositoryRow& repository,
                                   const std::string& manifest,
                                   const std::optional<std::string>& media_type);

Result<UploadRow> FetchUpload(Context& ctx, const RepositoryRow& repository, const std::string& id);

}  // namespace wt::ecr
