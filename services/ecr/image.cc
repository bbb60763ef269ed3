#include "services/ecr/image.h"

#include <algorithm>

#include <openssl/sha.h>

namespace wt::ecr {

std::optional<ImageReference> ParseImageReference(std::string_view image) {
  const size_t slash = image.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::vector<std::string_view> host = Split(image.substr(0, slash), '.');
  if (host.size() < 6 || host[0].size() != 12 || host[1] != "dkr" ||
      (host[2] != "ecr" && host[2] != "ecr-fips") || host[4] != "amazonaws") {
    return std::nullopt;
  }
  ImageReference out{.account = std::string(host[0]), .region = std::string(host[3])};
  std::string_view rest = image.substr(slash + 1);
  if (const size_t at = rest.find('@'); at != std::string_view::npos) {
    out.digest = rest.substr(at + 1);
    out.tag.clear();
    rest = rest.substr(0, at);
  }
  if (const size_t colon = rest.find(':'); colon != std::string_view::npos) {
    if (out.digest.empty()) out.tag = rest.substr(colon + 1);
    rest = rest.substr(0, colon);
  }
  out.repository = rest;
  return out;
}

std::optional<ImageRow> FindImageRow(Turn& turn, const RepositoryRow& repository,
                                     std::string_view tag, std::string_view digest) {
  const auto tagged = [&](const ImageRow& row) {
    return tag.empty() || std::find(row.tags.begin(), row.tags.end(), tag) != row.tags.end();
  };
  if (!digest.empty()) {
    std::optional<ImageRow> row =
        turn.Find<ImageRow>(repository.account, repository.region, repository.name, digest);
    if (row && !tagged(*row)) row.reset();
    return row;
  }
  for (const ImageRow& row :
       turn.Rows<ImageRow>().Scan(repository.account, repository.region, repository.name)) {
    if (tagged(row)) return row;
  }
  return std::nullopt;
}

void MoveTag(Turn& turn, ImageRow& image, std::string_view tag) {
  for (ImageRow& row :
       turn.Rows<ImageRow>().Collect(image.account, image.region, image.repository)) {
    if (row.digest != image.digest && std::erase(row.tags, tag) > 0) turn.Put(std::move(row));
  }
  if (std::find(image.tags.begin(), image.tags.end(), tag) == image.tags.end()) {
    image.tags.emplace_back(tag);
    std::sort(image.tags.begin(), image.tags.end());
  }
}

std::string Sha256Digest(std::string_view bytes) {
  unsigned char hash[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash);
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out = "sha256:";
  for (const unsigned char byte : hash) {
    out.push_back(kHex[byte >> 4]);
    out.push_back(kHex[byte & 15]);
  }
  return out;
}

ImageLookup FindImage(Turn& turn, const ImageReference& reference) {
  const std::optional<RepositoryRow> repository =
      turn.Find<RepositoryRow>(reference.account, reference.region, reference.repository);
  if (!repository) return {.state = ImageState::kNoRepository};
  const std::optional<ImageRow> image =
      FindImageRow(turn, *repository, reference.tag, reference.digest);
  if (!image) {
    const auto images =
        turn.Rows<ImageRow>().Scan(repository->account, repository->region, repository->name);
    return {.repository_empty = images.begin() == images.end()};
  }
  return {.state = ImageState::kFound, .digest = image->digest, .size_bytes = image->size_bytes};
}

bool DeclareImage(Turn& turn, const ImageReference& reference, int64_t size_bytes) {
  const std::optional<RepositoryRow> repository =
      turn.Find<RepositoryRow>(reference.account, reference.region, reference.repository);
  if (!repository) return false;
  const std::string digest = reference.digest.empty()
                                 ? Sha256Digest(StrCat(reference.repository, ":", reference.tag))
                                 : reference.digest;
  ImageRow image{.account = repository->account,
                 .region = repository->region,
                 .repository = repository->name,
                 .digest = digest,
                 .media_type = "application/vnd.docker.distribution.manifest.v2+json",
                 .size_bytes = size_bytes,
                 .pushed_at = turn.now()};
  if (const ImageRow* known =
          turn.Peek<ImageRow>(image.account, image.region, image.repository, digest)) {
    image = *known;
  }
  if (!reference.tag.empty()) MoveTag(turn, image, reference.tag);
  turn.Put(std::move(image));
  return true;
}

}  // namespace wt::ecr
