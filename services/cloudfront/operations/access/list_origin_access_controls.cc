#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListOriginAccessControls.html
Result<ListOriginAccessControlsResponse> ListOriginAccessControls(
    Context& ctx, const ListOriginAccessControlsRequest& in) {
  Page page = WT_TRY(Page::Open(in.marker, in.max_items));
  OriginAccessControlList list;
  for (const ConfigRow<OriginAccessControlConfig>& row :
       AllConfigs<OriginAccessControlConfig>(ctx)) {
    if (page.Before(row.id)) continue;
    if (!page.Take(row.id)) break;
    const OriginAccessControlConfig& config = *row.config;
    list.items.push_back(
        {.id = row.id,
         .description = config.description.value_or(""),
         .name = config.name,
         .signing_protocol = config.signing_protocol,
         .signing_behavior = config.signing_behavior,
         .origin_access_control_origin_type = config.origin_access_control_origin_type});
  }
  page.Fill(list);
  return ListOriginAccessControlsResponse{.origin_access_control_list = std::move(list)};
}

}  // namespace wt::cloudfront
