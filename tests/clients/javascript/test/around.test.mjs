import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as scaling from "@aws-sdk/client-application-auto-scaling";
import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as logs from "@aws-sdk/client-cloudwatch-logs";
import * as ecr from "@aws-sdk/client-ecr";
import * as ecs from "@aws-sdk/client-ecs";
import * as iam from "@aws-sdk/client-iam";
import * as ssm from "@aws-sdk/client-ssm";
import * as sts from "@aws-sdk/client-sts";
import { pages, refused, Windtunnel } from "../support.mjs";

let aws;
before(async () => (aws = await Windtunnel.start()));
after(() => aws.stop());

const trust = (service) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });

test("STS: the caller, and a role assumed", async () => {
  const client = aws.client(sts.STSClient);
  const who = await client.send(new sts.GetCallerIdentityCommand({}));
  assert.equal(who.Account, "123456789012");

  const roles = aws.client(iam.IAMClient);
  const { Role } = await roles.send(
    new iam.CreateRoleCommand({
      RoleName: "js-assumed",
      AssumeRolePolicyDocument: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::${who.Account}:root` },
            Action: "sts:AssumeRole",
          },
        ],
      }),
    }),
  );
  const { Credentials, AssumedRoleUser } = await client.send(
    new sts.AssumeRoleCommand({ RoleArn: Role.Arn, RoleSessionName: "js" }),
  );
  assert.equal(AssumedRoleUser.Arn, `arn:aws:sts::${who.Account}:assumed-role/js-assumed/js`);
  assert.ok(Credentials.Expiration > new Date(0));
  await refused(
    "AccessDenied",
    client.send(
      new sts.AssumeRoleCommand({ RoleArn: `${Role.Arn}-absent`, RoleSessionName: "js" }),
    ),
  );
  await roles.send(new iam.DeleteRoleCommand({ RoleName: "js-assumed" }));
});

test("IAM: roles are made, listed in pages, refused and deleted", async () => {
  const client = aws.client(iam.IAMClient);
  for (const RoleName of ["js-1", "js-2", "js-3"]) {
    await client.send(
      new iam.CreateRoleCommand({
        RoleName,
        Path: "/js/",
        AssumeRolePolicyDocument: trust("ec2.amazonaws.com"),
      }),
    );
  }
  await iam.waitUntilRoleExists({ client, maxWaitTime: 10 }, { RoleName: "js-1" });
  const { found, count } = await pages(
    iam.paginateListRoles({ client, pageSize: 2 }, { PathPrefix: "/js/" }),
    (page) => page.Roles,
  );
  assert.equal(found.length, 3);
  assert.equal(count, 2);
  await refused(
    "EntityAlreadyExistsException",
    client.send(
      new iam.CreateRoleCommand({
        RoleName: "js-1",
        AssumeRolePolicyDocument: trust("ec2.amazonaws.com"),
      }),
    ),
  );
  for (const RoleName of ["js-1", "js-2", "js-3"]) {
    await client.send(new iam.DeleteRoleCommand({ RoleName }));
  }
  await refused(
    "NoSuchEntityException",
    client.send(new iam.GetRoleCommand({ RoleName: "js-1" })),
  );
});

test("SSM: parameters, AWS's own among them", async () => {
  const client = aws.client(ssm.SSMClient);
  const image = await client.send(
    new ssm.GetParameterCommand({
      Name: "/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id",
    }),
  );
  assert.match(image.Parameter.Value, /^ami-[0-9a-f]{17}$/);
  for (const Name of ["/js/a", "/js/b", "/js/c"]) {
    await client.send(new ssm.PutParameterCommand({ Name, Value: Name, Type: "String" }));
  }
  const { found, count } = await pages(
    ssm.paginateGetParametersByPath({ client, pageSize: 2 }, { Path: "/js" }),
    (page) => page.Parameters,
  );
  assert.equal(found.length, 3);
  assert.equal(count, 2);
  await client.send(new ssm.DeleteParametersCommand({ Names: ["/js/a", "/js/b", "/js/c"] }));
  await refused(
    "ParameterNotFound",
    client.send(new ssm.GetParameterCommand({ Name: "/js/a" })),
  );
});

test("ECR: repositories", async () => {
  const client = aws.client(ecr.ECRClient);
  for (const repositoryName of ["js/a", "js/b", "js/c"]) {
    await client.send(new ecr.CreateRepositoryCommand({ repositoryName }));
  }
  const { found, count } = await pages(
    ecr.paginateDescribeRepositories({ client, pageSize: 2 }, {}),
    (page) => page.repositories,
  );
  assert.equal(found.length, 3);
  assert.equal(count, 2);
  await refused(
    "RepositoryAlreadyExistsException",
    client.send(new ecr.CreateRepositoryCommand({ repositoryName: "js/a" })),
  );
  for (const { repositoryName } of found) {
    await client.send(new ecr.DeleteRepositoryCommand({ repositoryName }));
  }
});

test("Logs: groups, streams and events", async () => {
  const client = aws.client(logs.CloudWatchLogsClient);
  for (const logGroupName of ["/js/a", "/js/b", "/js/c"]) {
    await client.send(new logs.CreateLogGroupCommand({ logGroupName }));
  }
  const { found, count } = await pages(
    logs.paginateDescribeLogGroups({ client, pageSize: 2 }, { logGroupNamePrefix: "/js" }),
    (page) => page.logGroups,
  );
  assert.equal(found.length, 3);
  assert.equal(count, 2);
  await client.send(
    new logs.CreateLogStreamCommand({ logGroupName: "/js/a", logStreamName: "one" }),
  );
  await refused(
    "InvalidParameterException",
    client.send(new logs.PutRetentionPolicyCommand({ logGroupName: "/js/a", retentionInDays: 8 })),
  );
  for (const { logGroupName } of found) {
    await client.send(new logs.DeleteLogGroupCommand({ logGroupName }));
  }
});

test("CloudWatch: metrics and alarms", async () => {
  const client = aws.client(cloudwatch.CloudWatchClient);
  await client.send(
    new cloudwatch.PutMetricDataCommand({
      Namespace: "js",
      MetricData: [{ MetricName: "Load", Value: 3, Unit: "Count" }],
    }),
  );
  const listed = await client.send(new cloudwatch.ListMetricsCommand({ Namespace: "js" }));
  assert.equal(listed.Metrics[0].MetricName, "Load");
  for (const AlarmName of ["js-1", "js-2", "js-3"]) {
    await client.send(
      new cloudwatch.PutMetricAlarmCommand({
        AlarmName,
        Namespace: "js",
        MetricName: "Load",
        Statistic: "Average",
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: "GreaterThanThreshold",
      }),
    );
  }
  const { found, count } = await pages(
    cloudwatch.paginateDescribeAlarms({ client, pageSize: 2 }, {}),
    (page) => page.MetricAlarms,
  );
  assert.equal(found.length, 3);
  assert.equal(count, 2);
  await refused(
    "ResourceNotFound",
    client.send(
      new cloudwatch.SetAlarmStateCommand({
        AlarmName: "none",
        StateValue: "OK",
        StateReason: "test",
      }),
    ),
  );
  await client.send(
    new cloudwatch.DeleteAlarmsCommand({ AlarmNames: ["js-1", "js-2", "js-3"] }),
  );
});

test("Application Auto Scaling: a target of an ECS service", async () => {
  const services = aws.client(ecs.ECSClient);
  await services.send(new ecs.CreateClusterCommand({ clusterName: "js" }));
  await services.send(
    new ecs.RegisterTaskDefinitionCommand({
      family: "js",
      containerDefinitions: [{ name: "app", image: "nginx", memory: 128 }],
    }),
  );
  const client = aws.client(scaling.ApplicationAutoScalingClient);
  const at = { ServiceNamespace: "ecs", ScalableDimension: "ecs:service:DesiredCount" };
  for (const serviceName of ["a", "b", "c"]) {
    await services.send(
      new ecs.CreateServiceCommand({
        cluster: "js",
        serviceName,
        taskDefinition: "js",
        desiredCount: 0,
      }),
    );
    await client.send(
      new scaling.RegisterScalableTargetCommand({
        ...at,
        ResourceId: `service/js/${serviceName}`,
        MinCapacity: 0,
        MaxCapacity: 4,
      }),
    );
  }
  const { found, count } = await pages(
    scaling.paginateDescribeScalableTargets({ client, pageSize: 2 }, { ServiceNamespace: "ecs" }),
    (page) => page.ScalableTargets,
  );
  assert.equal(found.length, 3);
  assert.equal(count, 2);
  await refused(
    "ObjectNotFoundException",
    client.send(
      new scaling.DeregisterScalableTargetCommand({ ...at, ResourceId: "service/js/none" }),
    ),
  );
  for (const { ResourceId } of found) {
    await client.send(new scaling.DeregisterScalableTargetCommand({ ...at, ResourceId }));
  }
});
