#include "services/ecr/errors.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
Result<CreateRepositoryResponse> CreateRepository(Context& ctx, const CreateRepositoryRequest& in) {
  // 1. The name is free in the registry.
  const std::string registry = RegistryOf(ctx, in.registry_id);
  if (ctx.Turn::Peek<RepositoryRow>(registry, ctx.region(), in.repository_name) != nullptr) {
    return error::RepositoryAlreadyExistsException(
        StrCat("The repository with name '", in.repository_name,
               "' already exists in the registry with id '", registry, "'"));
  }
  RepositoryRow row;
  row.account = registry;
  row.region = ctx.region();
  row.name = in.repository_name;
  WT_TRY(SetMutability(in.image_tag_mutability.value_or("MUTABLE"),
                       in.image_tag_mutability_exclusion_filters, row));
  if (in.image_scanning_configuration) {
    row.scan_on_push = in.image_scanning_configuration->scan_on_push.value_or(false);
  }
  // 2. KMS without a key of one's own takes the account's key for ECR.
  if (in.encryption_configuration) {
    row.encryption = in.encryption_configuration->encryption_type;
    row.kms_key = in.encryption_configuration->kms_key.value_or("");
    if (row.encryption == "AES256" && !row.kms_key.empty()) {
      return error::InvalidParameterException(
          "Invalid parameter at 'encryptionConfiguration' failed to satisfy constraint: 'KMS key "
          "is not allowed with AES256 encryption'");
    }
    if (row.encryption != "AES256" && row.kms_key.empty()) {
      row.kms_key = StrCat("arn:aws:kms:", row.region, ":", row.account, ":key/",
                           ctx.rng("ecr.kms_key").Uuid());
    }
  }
  row.created_at = ctx.now();
  ctx.Put(row);
  WT_TRY(PutTags(ctx, row, in.tags));
  ctx.Trace("repository_created", {{"repository", RepositoryArn(row)}});
  return CreateRepositoryResponse{.repository = ToApi(row)};
}

}  // namespace wt::ecr
