#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListCloudFrontOriginAccessIdentities.html
Result<ListCloudFrontOriginAccessIdentitiesResponse> ListCloudFrontOriginAccessIdentities(
    Context& ctx, const ListCloudFrontOriginAccessIdentitiesRequest& in) {
  Page page = WT_TRY(Page::Open(in.marker, in.max_items));
  CloudFrontOriginAccessIdentityList list;
  for (const ConfigRow<CloudFrontOriginAccessIdentityConfig>& row :
       AllConfigs<CloudFrontOriginAccessIdentityConfig>(ctx)) {
    if (page.Before(row.id)) continue;
    if (!page.Take(row.id)) break;
    list.items.push_back(
        {.id = row.id, .s3_canonical_user_id = row.secret, .comment = row.config->comment});
  }
  page.Fill(list);
  return ListCloudFrontOriginAccessIdentitiesResponse{.cloud_front_origin_access_identity_list =
                                                          std::move(list)};
}

}  // namespace wt::cloudfront
