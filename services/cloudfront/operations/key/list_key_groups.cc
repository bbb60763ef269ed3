#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListKeyGroups.html
Result<ListKeyGroupsResponse> ListKeyGroups(Context& ctx, const ListKeyGroupsRequest& in) {
  Page page = WT_TRY(Page::Open(in.marker, in.max_items));
  KeyGroupList list;
  for (const ConfigRow<KeyGroupConfig>& row : AllConfigs<KeyGroupConfig>(ctx)) {
    if (page.Before(row.id)) continue;
    if (!page.Take(row.id)) break;
    list.items.push_back({.key_group = KeyGroup{.id = row.id,
                                                .last_modified_time = row.modified_at,
                                                .key_group_config = *row.config}});
  }
  page.Fill(list);
  return ListKeyGroupsResponse{.key_group_list = std::move(list)};
}

}  // namespace wt::cloudfront
