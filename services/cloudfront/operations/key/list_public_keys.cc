#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListPublicKeys.html
Result<ListPublicKeysResponse> ListPublicKeys(Context& ctx, const ListPublicKeysRequest& in) {
  Page page = WT_TRY(Page::Open(in.marker, in.max_items));
  PublicKeyList list;
  for (const ConfigRow<PublicKeyConfig>& row : AllConfigs<PublicKeyConfig>(ctx)) {
    if (page.Before(row.id)) continue;
    if (!page.Take(row.id)) break;
    list.items.push_back({.id = row.id,
                          .name = row.config->name,
                          .created_time = row.created_at,
                          .encoded_key = row.config->encoded_key,
                          .comment = row.config->comment});
  }
  page.Fill(list);
  return ListPublicKeysResponse{.public_key_list = std::move(list)};
}

}  // namespace wt::cloudfront
