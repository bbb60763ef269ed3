// A service on ECS behind a load balancer with a certificate, made with aws-sdk-cpp against
// Windtunnel: ecs_stack [HOST:PORT]
//
// All that is of Windtunnel is Configuration(): the endpoint, and plain HTTP. Only what the SDK has
// had since 2018 is used, so that it builds with what a distribution carries and with what is new.

#include <cstdio>
#include <cstdlib>
#include <string>
#include <type_traits>

#include <aws/acm/ACMClient.h>
#include <aws/acm/model/DescribeCertificateRequest.h>
#include <aws/acm/model/RequestCertificateRequest.h>
#include <aws/application-autoscaling/ApplicationAutoScalingClient.h>
#include <aws/application-autoscaling/model/PutScalingPolicyRequest.h>
#include <aws/application-autoscaling/model/RegisterScalableTargetRequest.h>
#include <aws/core/Aws.h>
#include <aws/core/auth/AWSCredentialsProvider.h>
#include <aws/core/client/ClientConfiguration.h>
#include <aws/core/utils/HashingUtils.h>
#include <aws/ec2/EC2Client.h>
#include <aws/ec2/model/AttachInternetGatewayRequest.h>
#include <aws/ec2/model/AuthorizeSecurityGroupIngressRequest.h>
#include <aws/ec2/model/CreateInternetGatewayRequest.h>
#include <aws/ec2/model/CreateRouteRequest.h>
#include <aws/ec2/model/CreateSecurityGroupRequest.h>
#include <aws/ec2/model/CreateSubnetRequest.h>
#include <aws/ec2/model/CreateVpcRequest.h>
#include <aws/ec2/model/DescribeRouteTablesRequest.h>
#include <aws/ec2/model/ModifySubnetAttributeRequest.h>
#include <aws/ec2/model/RunInstancesRequest.h>
#include <aws/ecs/ECSClient.h>
#include <aws/ecs/model/CreateClusterRequest.h>
#include <aws/ecs/model/CreateServiceRequest.h>
#include <aws/ecs/model/DescribeServicesRequest.h>
#include <aws/ecs/model/ListContainerInstancesRequest.h>
#include <aws/ecs/model/RegisterTaskDefinitionRequest.h>
#include <aws/elasticloadbalancingv2/ElasticLoadBalancingv2Client.h>
#include <aws/elasticloadbalancingv2/model/CreateListenerRequest.h>
#include <aws/elasticloadbalancingv2/model/CreateLoadBalancerRequest.h>
#include <aws/elasticloadbalancingv2/model/CreateTargetGroupRequest.h>
#include <aws/route53/Route53Client.h>
#include <aws/route53/model/ChangeResourceRecordSetsRequest.h>
#include <aws/route53/model/CreateHostedZoneRequest.h>

namespace {

namespace acm = Aws::ACM::Model;
namespace ec2 = Aws::EC2::Model;
namespace ecs = Aws::ECS::Model;
namespace elb = Aws::ElasticLoadBalancingv2::Model;
namespace dns = Aws::Route53::Model;
namespace scaling = Aws::ApplicationAutoScaling::Model;

const char kDomain[] = "shop.example.com";
// Every poll lets virtual time pass, so nobody has to sleep between two.
const int kPollsMax = 200;

Aws::Client::ClientConfiguration Configuration(const Aws::String& endpoint) {
  Aws::Client::ClientConfiguration configuration;
  configuration.region = "us-east-1";
  configuration.scheme = Aws::Http::Scheme::HTTP;
  configuration.endpointOverride = endpoint;
  return configuration;
}

// The result, or the end of the program with what AWS said.
template <class Outcome>
auto Must(const char* what, const Outcome& outcome) ->
    typename std::decay<decltype(outcome.GetResult())>::type {
  if (!outcome.IsSuccess()) {
    std::fprintf(stderr, "%s: %s: %s\n", what, outcome.GetError().GetExceptionName().c_str(),
                 outcome.GetError().GetMessage().c_str());
    std::exit(1);
  }
  return outcome.GetResult();
}

template <class Condition>
void Await(const char* what, Condition holds) {
  for (int poll = 0; poll < kPollsMax; ++poll) {
    if (holds()) return;
  }
  std::fprintf(stderr, "%s did not come\n", what);
  std::exit(1);
}

class Stack {
 public:
  Stack(const Aws::Auth::AWSCredentials& credentials,
        const Aws::Client::ClientConfiguration& configuration)
      : ec2_(credentials, configuration),
        ecs_(credentials, configuration),
        elb_(credentials, configuration),
        scaling_(credentials, configuration),
        acm_(credentials, configuration),
        dns_(credentials, configuration) {}

  void Make() {
    MakeNetwork();
    MakeCertificate();
    MakeBalancer();
    MakeCapacity();
    MakeService();
    MakeScaling();
    PointName();
  }

  int64_t RunningTasks() {
    const ecs::DescribeServicesResult told =
        Must("DescribeServices",
             ecs_.DescribeServices(
                 ecs::DescribeServicesRequest().WithCluster("main").AddServices("web")));
    return told.GetServices().empty() ? 0 : told.GetServices()[0].GetRunningCount();
  }

 private:
  void MakeNetwork() {
    vpc_ = Must("CreateVpc", ec2_.CreateVpc(ec2::CreateVpcRequest().WithCidrBlock("10.0.0.0/16")))
               .GetVpc()
               .GetVpcId();
    const char* const zones[] = {"us-east-1a", "us-east-1b"};
    const char* const blocks[] = {"10.0.0.0/24", "10.0.1.0/24"};
    for (int i = 0; i < 2; ++i) {
      subnets_[i] = Must("CreateSubnet", ec2_.CreateSubnet(ec2::CreateSubnetRequest()
                                                               .WithVpcId(vpc_)
                                                               .WithAvailabilityZone(zones[i])
                                                               .WithCidrBlock(blocks[i])))
                        .GetSubnet()
                        .GetSubnetId();
      Must("ModifySubnetAttribute",
           ec2_.ModifySubnetAttribute(
               ec2::ModifySubnetAttributeRequest()
                   .WithSubnetId(subnets_[i])
                   .WithMapPublicIpOnLaunch(ec2::AttributeBooleanValue().WithValue(true))));
    }
    MakeWayOut();
    group_ = Must("CreateSecurityGroup", ec2_.CreateSecurityGroup(ec2::CreateSecurityGroupRequest()
                                                                      .WithGroupName("web")
                                                                      .WithDescription("web")
                                                                      .WithVpcId(vpc_)))
                 .GetGroupId();
    Must("AuthorizeSecurityGroupIngress",
         ec2_.AuthorizeSecurityGroupIngress(
             ec2::AuthorizeSecurityGroupIngressRequest().WithGroupId(group_).AddIpPermissions(
                 ec2::IpPermission().WithIpProtocol("-1").AddIpRanges(
                     ec2::IpRange().WithCidrIp("0.0.0.0/0")))));
  }

  void MakeWayOut() {
    const Aws::String gateway =
        Must("CreateInternetGateway",
             ec2_.CreateInternetGateway(ec2::CreateInternetGatewayRequest()))
            .GetInternetGateway()
            .GetInternetGatewayId();
    Must("AttachInternetGateway",
         ec2_.AttachInternetGateway(
             ec2::AttachInternetGatewayRequest().WithInternetGatewayId(gateway).WithVpcId(vpc_)));
    const Aws::String table =
        Must("DescribeRouteTables",
             ec2_.DescribeRouteTables(ec2::DescribeRouteTablesRequest().AddFilters(
                 ec2::Filter().WithName("vpc-id").AddValues(vpc_))))
            .GetRouteTables()[0]
            .GetRouteTableId();
    Must("CreateRoute", ec2_.CreateRoute(ec2::CreateRouteRequest()
                                             .WithRouteTableId(table)
                                             .WithDestinationCidrBlock("0.0.0.0/0")
                                             .WithGatewayId(gateway)));
  }

  // A certificate is issued when the record that proves the domain exists.
  void MakeCertificate() {
    zone_ = Must("CreateHostedZone",
                 dns_.CreateHostedZone(
                     dns::CreateHostedZoneRequest().WithName(kDomain).WithCallerReference("shop")))
                .GetHostedZone()
                .GetId();
    // "/hostedzone/Z…": the calls take what stands behind the last slash.
    zone_ = zone_.substr(zone_.find_last_of('/') + 1);
    certificate_ =
        Must("RequestCertificate",
             acm_.RequestCertificate(
                 acm::RequestCertificateRequest().WithDomainName(kDomain).WithValidationMethod(
                     acm::ValidationMethod::DNS)))
            .GetCertificateArn();
    Await("The certificate's record", [this] {
      const acm::CertificateDetail detail = Certificate();
      return !detail.GetDomainValidationOptions().empty() &&
             !detail.GetDomainValidationOptions()[0].GetResourceRecord().GetName().empty();
    });
    const acm::ResourceRecord proof =
        Certificate().GetDomainValidationOptions()[0].GetResourceRecord();
    Change(dns::ResourceRecordSet()
               .WithName(proof.GetName())
               .WithType(dns::RRType::CNAME)
               .WithTTL(60)
               .AddResourceRecords(dns::ResourceRecord().WithValue(proof.GetValue())));
    Await("The certificate",
          [this] { return Certificate().GetStatus() == acm::CertificateStatus::ISSUED; });
  }

  acm::CertificateDetail Certificate() {
    return Must("DescribeCertificate",
                acm_.DescribeCertificate(
                    acm::DescribeCertificateRequest().WithCertificateArn(certificate_)))
        .GetCertificate();
  }

  void MakeBalancer() {
    const elb::LoadBalancer balancer =
        Must("CreateLoadBalancer", elb_.CreateLoadBalancer(elb::CreateLoadBalancerRequest()
                                                               .WithName("web")
                                                               .AddSubnets(subnets_[0])
                                                               .AddSubnets(subnets_[1])
                                                               .AddSecurityGroups(group_)))
            .GetLoadBalancers()[0];
    balancer_name_ = balancer.GetDNSName();
    balancer_zone_ = balancer.GetCanonicalHostedZoneId();
    targets_ =
        Must("CreateTargetGroup", elb_.CreateTargetGroup(elb::CreateTargetGroupRequest()
                                                             .WithName("web")
                                                             .WithProtocol(elb::ProtocolEnum::HTTP)
                                                             .WithPort(80)
                                                             .WithVpcId(vpc_)
                                                             .WithHealthyThresholdCount(2)))
            .GetTargetGroups()[0]
            .GetTargetGroupArn();
    Must("CreateListener",
         elb_.CreateListener(
             elb::CreateListenerRequest()
                 .WithLoadBalancerArn(balancer.GetLoadBalancerArn())
                 .WithProtocol(elb::ProtocolEnum::HTTPS)
                 .WithPort(443)
                 .AddCertificates(elb::Certificate().WithCertificateArn(certificate_))
                 .AddDefaultActions(elb::Action()
                                        .WithType(elb::ActionTypeEnum::forward)
                                        .WithTargetGroupArn(targets_))));
  }

  void MakeCapacity() {
    Must("CreateCluster", ecs_.CreateCluster(ecs::CreateClusterRequest().WithClusterName("main")));
    const std::string script = "#!/bin/bash\necho ECS_CLUSTER=main >> /etc/ecs/ecs.config\n";
    const Aws::Utils::ByteBuffer bytes(reinterpret_cast<const unsigned char*>(script.data()),
                                       script.size());
    for (const Aws::String& subnet : subnets_) {
      Must("RunInstances",
           ec2_.RunInstances(ec2::RunInstancesRequest()
                                 .WithImageId("ami-0123456789abcdef0")
                                 .WithInstanceType(ec2::InstanceType::t2_medium)
                                 .WithMinCount(1)
                                 .WithMaxCount(1)
                                 .WithSubnetId(subnet)
                                 .AddSecurityGroupIds(group_)
                                 .WithUserData(Aws::Utils::HashingUtils::Base64Encode(bytes))));
    }
    Await("The instances", [this] {
      return Must("ListContainerInstances",
                  ecs_.ListContainerInstances(
                      ecs::ListContainerInstancesRequest().WithCluster("main")))
                 .GetContainerInstanceArns()
                 .size() == 2;
    });
  }

  void MakeService() {
    const Aws::String task =
        Must("RegisterTaskDefinition",
             ecs_.RegisterTaskDefinition(
                 ecs::RegisterTaskDefinitionRequest().WithFamily("web").AddContainerDefinitions(
                     ecs::ContainerDefinition()
                         .WithName("web")
                         .WithImage("web:1")
                         .WithCpu(256)
                         .WithMemory(512)
                         .AddPortMappings(
                             ecs::PortMapping().WithContainerPort(80).WithHostPort(0)))))
            .GetTaskDefinition()
            .GetTaskDefinitionArn();
    Must("CreateService", ecs_.CreateService(ecs::CreateServiceRequest()
                                                 .WithCluster("main")
                                                 .WithServiceName("web")
                                                 .WithTaskDefinition(task)
                                                 .WithDesiredCount(4)
                                                 .AddLoadBalancers(ecs::LoadBalancer()
                                                                       .WithTargetGroupArn(targets_)
                                                                       .WithContainerName("web")
                                                                       .WithContainerPort(80))));
    Await("The service", [this] { return RunningTasks() == 4; });
  }

  void MakeScaling() {
    Must("RegisterScalableTarget",
         scaling_.RegisterScalableTarget(
             scaling::RegisterScalableTargetRequest()
                 .WithServiceNamespace(scaling::ServiceNamespace::ecs)
                 .WithResourceId("service/main/web")
                 .WithScalableDimension(scaling::ScalableDimension::ecs_service_DesiredCount)
                 .WithMinCapacity(2)
                 .WithMaxCapacity(8)));
    Must("PutScalingPolicy",
         scaling_.PutScalingPolicy(
             scaling::PutScalingPolicyRequest()
                 .WithPolicyName("cpu")
                 .WithServiceNamespace(scaling::ServiceNamespace::ecs)
                 .WithResourceId("service/main/web")
                 .WithScalableDimension(scaling::ScalableDimension::ecs_service_DesiredCount)
                 .WithPolicyType(scaling::PolicyType::TargetTrackingScaling)
                 .WithTargetTrackingScalingPolicyConfiguration(
                     scaling::TargetTrackingScalingPolicyConfiguration()
                         .WithTargetValue(50)
                         .WithPredefinedMetricSpecification(
                             scaling::PredefinedMetricSpecification().WithPredefinedMetricType(
                                 scaling::MetricType::ECSServiceAverageCPUUtilization)))));
  }

  void PointName() {
    Change(dns::ResourceRecordSet()
               .WithName(kDomain)
               .WithType(dns::RRType::A)
               .WithAliasTarget(dns::AliasTarget()
                                    .WithHostedZoneId(balancer_zone_)
                                    .WithDNSName(balancer_name_)
                                    .WithEvaluateTargetHealth(false)));
  }

  void Change(const dns::ResourceRecordSet& records) {
    Must("ChangeResourceRecordSets",
         dns_.ChangeResourceRecordSets(
             dns::ChangeResourceRecordSetsRequest().WithHostedZoneId(zone_).WithChangeBatch(
                 dns::ChangeBatch().AddChanges(dns::Change()
                                                   .WithAction(dns::ChangeAction::UPSERT)
                                                   .WithResourceRecordSet(records)))));
  }

  Aws::EC2::EC2Client ec2_;
  Aws::ECS::ECSClient ecs_;
  Aws::ElasticLoadBalancingv2::ElasticLoadBalancingv2Client elb_;
  Aws::ApplicationAutoScaling::ApplicationAutoScalingClient scaling_;
  Aws::ACM::ACMClient acm_;
  Aws::Route53::Route53Client dns_;

  Aws::String vpc_, subnets_[2], group_, zone_, certificate_, targets_;
  Aws::String balancer_name_, balancer_zone_;
};

}  // namespace

int main(int argc, char** argv) {
  Aws::SDKOptions options;
  Aws::InitAPI(options);
  {
    Stack stack(Aws::Auth::AWSCredentials("test", "test"),
                Configuration(argc > 1 ? argv[1] : "127.0.0.1:4566"));
    stack.Make();
    std::printf("%lld tasks answer to https://%s\n", static_cast<long long>(stack.RunningTasks()),
                kDomain);
  }
  Aws::ShutdownAPI(options);
  return 0;
}
