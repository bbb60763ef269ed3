#include "services/iam/service_linked.h"

#include <algorithm>

#include "services/iam/iam.h"
#include "services/iam/names.h"

namespace wt::iam {
namespace {

constexpr LinkedService kServices[] = {
    {"ecs.amazonaws.com", "AWSServiceRoleForECS", "AmazonECSServiceRolePolicy",
     "Role to enable Amazon ECS to manage your cluster."},
    {"ecs-compute.amazonaws.com", "AWSServiceRoleForECSCompute",
     "AmazonECSComputeServiceRolePolicy", ""},
    {"autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling", "AutoScalingServiceRolePolicy",
     "Default Service-Linked Role enables access to AWS Services and Resources used or managed by "
     "Auto Scaling",
     true},
    {"elasticloadbalancing.amazonaws.com", "AWSServiceRoleForElasticLoadBalancing",
     "AWSElasticLoadBalancingServiceRolePolicy", "Allows ELB to call AWS services on your behalf."},
    {"ecs.application-autoscaling.amazonaws.com",
     "AWSServiceRoleForApplicationAutoScaling_ECSService",
     "AWSApplicationAutoscalingECSServicePolicy", ""},
    {"ec2.application-autoscaling.amazonaws.com",
     "AWSServiceRoleForApplicationAutoScaling_EC2SpotFleetRequest",
     "AWSApplicationAutoscalingEC2SpotFleetRequestPolicy", ""},
    {"spot.amazonaws.com", "AWSServiceRoleForEC2Spot", "AWSEC2SpotServiceRolePolicy",
     "Default EC2 Spot Service Linked Role"},
    {"spotfleet.amazonaws.com", "AWSServiceRoleForEC2SpotFleet", "AWSEC2SpotFleetServiceRolePolicy",
     "Default EC2 Spot Fleet Service Linked Role"},
    {"ec2fleet.amazonaws.com", "AWSServiceRoleForEC2Fleet", "AWSEC2FleetServiceRolePolicy",
     "Default EC2 Fleet Service Linked Role"},
    {"ec2-instance-connect.amazonaws.com", "AWSServiceRoleForEc2InstanceConnect",
     "Ec2InstanceConnectEndpoint", ""},
    {"ssm.amazonaws.com", "AWSServiceRoleForAmazonSSM", "AmazonSSMServiceRolePolicy",
     "Provides access to AWS Resources managed or used by Amazon SSM."},
    {"replication.ecr.amazonaws.com", "AWSServiceRoleForECRReplication",
     "ECRReplicationServiceRolePolicy", ""},
    {"pullthroughcache.ecr.amazonaws.com", "AWSServiceRoleForECRPullThroughCache",
     "AWSECRPullThroughCache_ServiceRolePolicy", ""},
    {"rds.amazonaws.com", "AWSServiceRoleForRDS", "AmazonRDSServiceRolePolicy",
     "Allows Amazon RDS to manage AWS resources on your behalf"},
    {"elasticache.amazonaws.com", "AWSServiceRoleForElastiCache", "ElastiCacheServiceRolePolicy",
     "This policy allows ElastiCache to manage AWS resources on your behalf as necessary for "
     "managing your cache."},
    {"eks.amazonaws.com", "AWSServiceRoleForAmazonEKS", "AmazonEKSServiceRolePolicy", ""},
    {"servicediscovery.amazonaws.com", "AWSServiceRoleForCloudMap", "AWSCloudMapServiceRolePolicy",
     ""},
    {"acm.amazonaws.com", "AWSServiceRoleForCertificateManager",
     "CertificateManagerServiceRolePolicy", ""},
    {"logger.cloudfront.amazonaws.com", "AWSServiceRoleForCloudFrontLogger", "AWSCloudFrontLogger",
     ""},
    {"events.amazonaws.com", "AWSServiceRoleForCloudWatchEvents",
     "CloudWatchEventsServiceRolePolicy", ""},
    {"organizations.amazonaws.com", "AWSServiceRoleForOrganizations",
     "AWSOrganizationsServiceTrustPolicy", ""},
    {"trustedadvisor.amazonaws.com", "AWSServiceRoleForTrustedAdvisor",
     "AWSTrustedAdvisorServiceRolePolicy", ""},
    {"support.amazonaws.com", "AWSServiceRoleForSupport", "AWSSupportServiceRolePolicy", ""},
};

}  // namespace

const LinkedService* FindLinkedService(std::string_view service) {
  const auto* at = std::find_if(std::begin(kServices), std::end(kServices),
                                [&](const LinkedService& one) { return one.service == service; });
  return at == std::end(kServices) ? nullptr : at;
}

RoleRow MakeServiceLinkedRole(Turn& turn, std::string_view account, const LinkedService& service,
                              std::string_view suffix, std::string_view description) {
  RoleRow row;
  row.account = account;
  row.name = suffix.empty() ? std::string(service.role) : StrCat(service.role, "_", suffix);
  row.key = KeyOf(row.name);
  row.path = StrCat("/aws-service-role/", service.service, "/");
  row.id = NewUniqueId(turn, "AROA");
  row.arn = IamArn(account, "role", row.path, row.name);
  row.trust = StrCat(R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":)",
                     R"({"Service":")", service.service, R"("},"Action":"sts:AssumeRole"}]})");
  row.description = description;
  row.created_at = turn.now();
  turn.Put(AttachmentRow{
      .account = row.account,
      .kind = "role",
      .principal = row.key,
      .policy_name = std::string(service.policy),
      .policy_arn = StrCat("arn:aws:iam::aws:policy/aws-service-role/", service.policy)});
  turn.Put(row);
  return row;
}

std::string EnsureServiceLinkedRole(Turn& turn, std::string_view account,
                                    std::string_view service) {
  const LinkedService* known = FindLinkedService(service);
  if (known == nullptr) return "";
  if (const RoleRow* role = turn.Peek<RoleRow>(account, "", KeyOf(known->role))) return role->arn;
  const RoleRow made = MakeServiceLinkedRole(turn, account, *known, "", known->description);
  turn.Trace("service_linked_role_created", {{"role", made.arn}, {"service", service}});
  return made.arn;
}

}  // namespace wt::iam
