#include "services/ecr/errors.h"
#include "services/ecr/image.h"
#include "services/ecr/image_api.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html
Result<PutImageResponse> PutImage(Context& ctx, const PutImageRequest& in) {
  const RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  // 1. The manifest names its digest, its kind and its layers.
  const std::string digest = Sha256Digest(in.image_manifest);
  if (in.image_digest && *in.image_digest != digest) {
    return error::ImageDigestDoesNotMatchException(
        StrCat("The digest of the image manifest is '", digest, "', not '", *in.image_digest, "'"));
  }
  const ManifestFacts facts =
      WT_TRY(ReadManifest(ctx, row, in.image_manifest, in.image_manifest_media_type));
  std::optional<ImageRow> image =
      ctx.Turn::Find<ImageRow>(row.account, row.region, row.name, digest);
  // 2. The same again is refused; so is a tag that may not move.
  if (in.image_tag) {
    const std::optional<ImageRow> holder = FindImageRow(ctx, row, *in.image_tag, "");
    if (holder && holder->digest == digest) {
      return error::ImageAlreadyExistsException(
          StrCat("Image with digest '", digest, "' and tag '", *in.image_tag,
                 "' already exists in the repository with name '", row.name,
                 "' in registry with id '", row.account, "'"));
    }
    if (holder && !TagMoves(row, *in.image_tag)) {
      return error::ImageTagAlreadyExistsException(
          StrCat("The image tag '", *in.image_tag, "' already exists in the '", row.name,
                 "' repository and cannot be overwritten because the tag is immutable."));
    }
  } else if (image) {
    return error::ImageAlreadyExistsException(
        StrCat("Image with digest '", digest, "' already exists in the repository with name '",
               row.name, "' in registry with id '", row.account, "'"));
  }
  // 3. It is there from now on.
  if (!image) {
    image = ImageRow{.account = row.account,
                     .region = row.region,
                     .repository = row.name,
                     .digest = digest,
                     .manifest = in.image_manifest,
                     .media_type = facts.media_type,
                     .artifact_media_type = facts.artifact_media_type,
                     .size_bytes = facts.size_bytes,
                     .pushed_at = ctx.now()};
  }
  if (in.image_tag) MoveTag(ctx, *image, *in.image_tag);
  ctx.Put(*image);
  ctx.Trace(
      "image_pushed",
      {{"repository", RepositoryArn(row)}, {"image", digest}, {"tag", in.image_tag.value_or("")}});
  PutImageResponse out;
  out.image = ToApi(*image, in.image_tag.value_or(""));
  return out;
}

}  // namespace wt::ecr
