#include "services/ecr/errors.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRepository.html
Result<DeleteRepositoryResponse> DeleteRepository(Context& ctx, const DeleteRepositoryRequest& in) {
  const RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  if (!in.force.value_or(false) &&
      !ctx.Rows<ImageRow>().Scan(row.account, row.region, row.name).empty()) {
    return error::RepositoryNotEmptyException(
        StrCat("The repository with name '", row.name, "' in registry with id '", row.account,
               "' cannot be deleted because it still contains images"));
  }
  // All that it holds goes with it.
  Turn& turn = ctx;
  for (const ImageRow& image : ctx.Rows<ImageRow>().Collect(row.account, row.region, row.name)) {
    turn.Erase<ImageRow>(row.account, row.region, row.name, image.digest);
  }
  for (const LayerRow& layer : ctx.Rows<LayerRow>().Collect(row.account, row.region, row.name)) {
    turn.Erase<LayerRow>(row.account, row.region, row.name, layer.digest);
  }
  for (const UploadRow& upload : ctx.Rows<UploadRow>().Collect(row.account, row.region, row.name)) {
    turn.Erase<UploadRow>(row.account, row.region, row.name, upload.id);
  }
  for (const TagRow& tag : ctx.Rows<TagRow>().Collect(row.account, row.region, row.name)) {
    turn.Erase<TagRow>(row.account, row.region, row.name, tag.key);
  }
  turn.Erase<PreviewRow>(row.account, row.region, row.name);
  turn.Erase<RepositoryRow>(row.account, row.region, row.name);
  return DeleteRepositoryResponse{.repository = ToApi(row)};
}

}  // namespace wt::ecr
