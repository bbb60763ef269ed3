#include "services/ecr/image_api.h"

#include <algorithm>

#include "emulator/wire/node.h"
#include "services/ecr/errors.h"
#include "services/ecr/image.h"
#include "services/ecr/lifecycle.h"

namespace wt::ecr {
namespace {

Error InvalidManifest(std::string_view why) {
  return error::InvalidParameterException(
      StrCat("Invalid parameter at 'ImageManifest' failed to satisfy constraint: '", why, "'"));
}

std::string TextOf(const wire::Node& node, std::string_view name) {
  const wire::Node* found = node.Find(name);
  return found == nullptr ? "" : found->text;
}

// The sizes that a manifest gives its configuration and layers, added up.
int64_t SizeIn(const wire::Node& manifest) {
  int64_t size = 0;
  const auto add = [&](const wire::Node& node) {
    if (const wire::Node* one = node.Find("size")) size += one->integer;
  };
  if (const wire::Node* config = manifest.Find("config")) add(*config);
  if (const wire::Node* layers = manifest.Find("layers")) {
    for (const auto& [index, layer] : layers->children) add(layer);
  }
  return size;
}

}  // namespace

Image ToApi(const ImageRow& row, const std::string& tag) {
  Image out;
  out.registry_id = row.account;
  out.repository_name = row.repository;
  ImageIdentifier id{.image_digest = row.digest};
  if (!tag.empty()) id.image_tag = tag;
  out.image_id = id;
  out.image_manifest = row.manifest;
  out.image_manifest_media_type = row.media_type;
  return out;
}

ImageDetail DetailOf(const ImageRow& row) {
  ImageDetail out;
  out.registry_id = row.account;
  out.repository_name = row.repository;
  out.image_digest = row.digest;
  out.image_tags = wire::List<std::string>(row.tags);
  out.image_tags.present = !row.tags.empty();
  out.image_size_in_bytes = row.size_bytes;
  out.image_pushed_at = row.pushed_at;
  out.image_manifest_media_type = row.media_type;
  if (!row.artifact_media_type.empty()) out.artifact_media_type = row.artifact_media_type;
  if (row.pulled_at.micros > 0) out.last_recorded_pull_time = row.pulled_at;
  out.image_status = "ACTIVE";
  return out;
}

std::string ShownId(const ImageIdentifier& id) {
  std::string out = "{";
  if (id.image_digest) StrAppend(out, "imageDigest:'", *id.image_digest, "'");
  if (id.image_digest && id.image_tag) out += ", ";
  if (id.image_tag) StrAppend(out, "imageTag:'", *id.image_tag, "'");
  return out + "}";
}

Error ImageNotFound(const RepositoryRow& repository, const ImageIdentifier& id) {
  return error::ImageNotFoundException(StrCat("The image with imageId ", ShownId(id),
                                              " does not exist within the repository with "
                                              "name '",
                                              repository.name, "' in the registry with id '",
                                              repository.account, "'"));
}

std::optional<ImageFailure> FindIdentified(Context& ctx, const RepositoryRow& repository,
                                           const ImageIdentifier& id,
                                           std::optional<ImageRow>& image) {
  const auto failed = [&](const char* code, const char* reason) {
    return ImageFailure{.image_id = id, .failure_code = code, .failure_reason = reason};
  };
  if (!id.image_digest && !id.image_tag) {
    return failed("MissingDigestAndTag", "Missing image digest and tag");
  }
  if (id.image_digest && !id.image_digest->starts_with("sha256:")) {
    return failed("InvalidImageDigest",
                  "Invalid request parameters: image digest should satisfy "
                  "the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'");
  }
  image = FindImageRow(ctx, repository, id.image_tag.value_or(""), id.image_digest.value_or(""));
  if (image) return std::nullopt;
  if (id.image_digest && id.image_tag && FindImageRow(ctx, repository, "", *id.image_digest)) {
    return failed("ImageTagDoesNotMatchDigest",
                  "The given image tag does not match the given image digest");
  }
  return failed("ImageNotFound", "Requested image not found");
}

bool IsReferenced(Context& ctx, const RepositoryRow& repository, const std::string& digest) {
  for (const ImageRow& row :
       ctx.Rows<ImageRow>().Scan(repository.account, repository.region, repository.name)) {
    const std::vector<std::string> named = DigestsIn(row.manifest, "manifests");
    if (std::find(named.begin(), named.end(), digest) != named.end()) return true;
  }
  return false;
}

Result<ManifestFacts> ReadManifest(Context& ctx, const RepositoryRow& repository,
                                   const std::string& manifest,
                                   const std::optional<std::string>& media_type) {
  const Result<wire::Node> parsed = wire::ParseJson(manifest);
  if (!parsed.ok() || parsed->type != wire::Node::Type::kMap) {
    return InvalidManifest("Invalid JSON syntax");
  }
  ManifestFacts facts;
  facts.media_type = TextOf(*parsed, "mediaType");
  if (facts.media_type.empty()) facts.media_type = media_type.value_or("");
  if (facts.media_type.empty()) {
    facts.media_type = parsed->Find("manifests") != nullptr
                           ? "application/vnd.oci.image.index.v1+json"
                           : "application/vnd.oci.image.manifest.v1+json";
  }
  if (const wire::Node* config = parsed->Find("config")) {
    facts.artifact_media_type = TextOf(*config, "mediaType");
  }
  facts.size_bytes = SizeIn(*parsed);
  // 1. A list's images have to be there.
  for (const std::string& digest : DigestsIn(manifest, "manifests")) {
    const ImageRow* image =
        ctx.Turn::Peek<ImageRow>(repository.account, repository.region, repository.name, digest);
    if (image == nullptr) {
      return error::ReferencedImagesNotFoundException(StrCat(
          "Images with digests '[", digest,
          "]' required for pushing image into repository "
          "with name '",
          repository.name, "' in the registry with id '", repository.account, "' do not exist"));
    }
    facts.size_bytes += image->size_bytes;
  }
  // Deviation: AWS refuses a manifest whose layers were not uploaded; here it is taken; because
  // images are declared by their manifests, without bytes.
  return facts;
}

Result<UploadRow> FetchUpload(Context& ctx, const RepositoryRow& repository,
                              const std::string& id) {
  std::optional<UploadRow> row =
      ctx.Turn::Find<UploadRow>(repository.account, repository.region, repository.name, id);
  if (!row) {
    return error::UploadNotFoundException(
        StrCat("The upload with id '", id, "' does not exist in the repository with name '",
               repository.name, "' in registry with id '", repository.account, "'"));
  }
  return *std::move(row);
}

}  // namespace wt::ecr
