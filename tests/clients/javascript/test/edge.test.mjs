import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as acm from "@aws-sdk/client-acm";
import * as cloudfront from "@aws-sdk/client-cloudfront";
import * as ec2 from "@aws-sdk/client-ec2";
import * as elb from "@aws-sdk/client-elastic-load-balancing-v2";
import * as route53 from "@aws-sdk/client-route-53";
import { pages, refused, Windtunnel } from "../support.mjs";

let aws;
before(async () => (aws = await Windtunnel.start()));
after(() => aws.stop());

test("ELBv2: a balancer with listener and rule", async () => {
  const client = aws.client(elb.ElasticLoadBalancingV2Client);
  const network = aws.client(ec2.EC2Client);
  const { Subnets } = await network.send(new ec2.DescribeSubnetsCommand({}));
  const names = ["js-1", "js-2", "js-3"];
  for (const Name of names) {
    await client.send(
      new elb.CreateLoadBalancerCommand({
        Name,
        Subnets: Subnets.slice(0, 2).map((subnet) => subnet.SubnetId),
      }),
    );
  }
  await elb.waitUntilLoadBalancerAvailable({ client, maxWaitTime: 30 }, { Names: names });
  const { found, count } = await pages(
    elb.paginateDescribeLoadBalancers({ client, pageSize: 2 }, { PageSize: 2 }),
    (page) => page.LoadBalancers,
  );
  assert.equal(found.length, 3);
  assert.equal(count, 2);
  const { Listeners } = await client.send(
    new elb.CreateListenerCommand({
      LoadBalancerArn: found[0].LoadBalancerArn,
      Protocol: "HTTP",
      Port: 80,
      DefaultActions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "403" } }],
    }),
  );
  assert.equal(Listeners[0].DefaultActions[0].FixedResponseConfig.StatusCode, "403");
  await refused(
    "LoadBalancerNotFoundException",
    client.send(new elb.DescribeLoadBalancersCommand({ Names: ["none"] })),
  );
  for (const { LoadBalancerArn } of found) {
    await client.send(new elb.DeleteLoadBalancerCommand({ LoadBalancerArn }));
  }
  await elb.waitUntilLoadBalancersDeleted({ client, maxWaitTime: 30 }, { Names: names });
});

test("Route 53 and ACM: a certificate issues because of its record", async () => {
  const dns = aws.client(route53.Route53Client);
  const client = aws.client(acm.ACMClient);
  const { HostedZone } = await dns.send(
    new route53.CreateHostedZoneCommand({ Name: "js-shop.com", CallerReference: "1" }),
  );
  const { CertificateArn } = await client.send(
    new acm.RequestCertificateCommand({ DomainName: "www.js-shop.com", ValidationMethod: "DNS" }),
  );
  const pending = await client.send(new acm.DescribeCertificateCommand({ CertificateArn }));
  assert.equal(pending.Certificate.Status, "PENDING_VALIDATION");
  const { Name, Type, Value } = pending.Certificate.DomainValidationOptions[0].ResourceRecord;
  const { ChangeInfo } = await dns.send(
    new route53.ChangeResourceRecordSetsCommand({
      HostedZoneId: HostedZone.Id,
      ChangeBatch: {
        Changes: [
          {
            Action: "CREATE",
            ResourceRecordSet: { Name, Type, TTL: 60, ResourceRecords: [{ Value }] },
          },
        ],
      },
    }),
  );
  await route53.waitUntilResourceRecordSetsChanged(
    { client: dns, maxWaitTime: 60, minDelay: 1 },
    { Id: ChangeInfo.Id },
  );
  await acm.waitUntilCertificateValidated(
    { client, maxWaitTime: 120, minDelay: 1, maxDelay: 2 },
    { CertificateArn },
  );
  const records = await pages(
    [await dns.send(new route53.ListResourceRecordSetsCommand({ HostedZoneId: HostedZone.Id }))],
    (page) => page.ResourceRecordSets,
  );
  assert.equal(records.found.length, 3);
  await refused(
    "NoSuchHostedZone",
    dns.send(new route53.GetHostedZoneCommand({ Id: "ZNONE0000000" })),
  );
  await refused(
    "ResourceNotFoundException",
    client.send(
      new acm.DescribeCertificateCommand({
        CertificateArn:
          "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-4000-8000-000000000000",
      }),
    ),
  );
  const zones = ["a-shop.com", "b-shop.com"];
  for (const Name of zones) {
    await dns.send(new route53.CreateHostedZoneCommand({ Name, CallerReference: Name }));
  }
  const listed = await pages(
    route53.paginateListHostedZones({ client: dns, pageSize: 2 }, {}),
    (page) => page.HostedZones,
  );
  assert.equal(listed.found.length, 3);
  assert.equal(listed.count, 2);
  await client.send(new acm.DeleteCertificateCommand({ CertificateArn }));
});

test("CloudFront: a distribution is deployed, disabled and deleted", async () => {
  const client = aws.client(cloudfront.CloudFrontClient);
  const DistributionConfig = {
    CallerReference: "js",
    Comment: "js",
    Enabled: true,
    Origins: {
      Quantity: 1,
      Items: [
        {
          Id: "origin",
          DomainName: "origin.example.com",
          CustomOriginConfig: {
            HTTPPort: 80,
            HTTPSPort: 443,
            OriginProtocolPolicy: "https-only",
          },
        },
      ],
    },
    DefaultCacheBehavior: {
      TargetOriginId: "origin",
      ViewerProtocolPolicy: "redirect-to-https",
      CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    },
  };
  const made = await client.send(new cloudfront.CreateDistributionCommand({ DistributionConfig }));
  const { Id } = made.Distribution;
  await cloudfront.waitUntilDistributionDeployed(
    { client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 },
    { Id },
  );
  const listed = await client.send(new cloudfront.ListDistributionsCommand({}));
  assert.equal(listed.DistributionList.Items[0].Id, Id);
  const { Distribution, ETag } = await client.send(new cloudfront.GetDistributionCommand({ Id }));
  await refused(
    "DistributionNotDisabled",
    client.send(new cloudfront.DeleteDistributionCommand({ Id, IfMatch: ETag })),
  );
  const updated = await client.send(
    new cloudfront.UpdateDistributionCommand({
      Id,
      IfMatch: ETag,
      DistributionConfig: { ...Distribution.DistributionConfig, Enabled: false },
    }),
  );
  await cloudfront.waitUntilDistributionDeployed(
    { client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 },
    { Id },
  );
  await client.send(new cloudfront.DeleteDistributionCommand({ Id, IfMatch: updated.ETag }));
  await refused("NoSuchDistribution", client.send(new cloudfront.GetDistributionCommand({ Id })));
});
