#include "emulator/world/pager.h"
#include "services/ecr/errors.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html
Result<DescribeRepositoriesResponse> DescribeRepositories(Context& ctx,
                                                          const DescribeRepositoriesRequest& in) {
  const std::string registry = RegistryOf(ctx, in.registry_id);
  DescribeRepositoriesResponse out;
  out.repositories.present = true;
  // 1. By name: each has to be there, in the order asked for.
  for (const std::string& name : in.repository_names) {
    out.repositories.push_back(ToApi(WT_TRY(FetchRepository(ctx, in.registry_id, name))));
  }
  if (!in.repository_names.empty()) return out;
  // 2. Or all, in pages.
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, 100,
                                   error::InvalidParameterException("Invalid nextToken")));
  for (const RepositoryRow& row : ctx.Rows<RepositoryRow>().Scan(registry, ctx.region())) {
    if (pager.Before(row.name)) continue;
    if (!pager.Take(row.name)) break;
    out.repositories.push_back(ToApi(row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ecr
