import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as asg from "@aws-sdk/client-auto-scaling";
import * as ec2 from "@aws-sdk/client-ec2";
import * as ecs from "@aws-sdk/client-ecs";
import * as iam from "@aws-sdk/client-iam";
import { pages, refused, Windtunnel } from "../support.mjs";

let aws;
before(async () => (aws = await Windtunnel.start()));
after(() => aws.stop());

test("EC2: a network is made, read in pages, refused and deleted", async () => {
  const client = aws.client(ec2.EC2Client);
  const { Vpc } = await client.send(new ec2.CreateVpcCommand({ CidrBlock: "10.7.0.0/16" }));
  await ec2.waitUntilVpcAvailable({ client, maxWaitTime: 30 }, { VpcIds: [Vpc.VpcId] });
  const made = [];
  for (let i = 0; i < 7; ++i) {
    const { Subnet } = await client.send(
      new ec2.CreateSubnetCommand({ VpcId: Vpc.VpcId, CidrBlock: `10.7.${i}.0/24` }),
    );
    made.push(Subnet.SubnetId);
  }
  const { found, count } = await pages(
    ec2.paginateDescribeSubnets(
      { client, pageSize: 5 },
      { Filters: [{ Name: "vpc-id", Values: [Vpc.VpcId] }] },
    ),
    (page) => page.Subnets,
  );
  assert.deepEqual(found.map((s) => s.SubnetId).sort(), made.sort());
  assert.equal(count, 2);
  await refused("DependencyViolation", client.send(new ec2.DeleteVpcCommand({ VpcId: Vpc.VpcId })));
  for (const SubnetId of made) await client.send(new ec2.DeleteSubnetCommand({ SubnetId }));
  await client.send(new ec2.DeleteVpcCommand({ VpcId: Vpc.VpcId }));
  await refused(
    "InvalidVpcID.NotFound",
    client.send(new ec2.DescribeVpcsCommand({ VpcIds: [Vpc.VpcId] })),
  );
});

// What lets agents register with their cluster.
async function instanceProfile() {
  const client = aws.client(iam.IAMClient);
  const RoleName = "ecsInstanceRole";
  const InstanceProfileName = RoleName;
  const trust = {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } },
    ],
  };
  await client.send(
    new iam.CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  await client.send(
    new iam.AttachRolePolicyCommand({
      RoleName,
      PolicyArn: "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role",
    }),
  );
  await client.send(new iam.CreateInstanceProfileCommand({ InstanceProfileName }));
  await client.send(new iam.AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName }));
  return { Name: InstanceProfileName };
}

test("ECS: instances join and tasks run", async () => {
  const client = aws.client(ecs.ECSClient);
  await client.send(new ecs.CreateClusterCommand({ clusterName: "js" }));
  const machines = aws.client(ec2.EC2Client);
  const userData = Buffer.from("#!/bin/bash\necho ECS_CLUSTER=js >> /etc/ecs/ecs.config\n");
  const { Images } = await machines.send(
    new ec2.DescribeImagesCommand({
      Owners: ["amazon"],
      Filters: [{ Name: "name", Values: ["amzn2-ami-ecs-hvm-*-x86_64-ebs"] }],
    }),
  );
  await machines.send(
    new ec2.RunInstancesCommand({
      ImageId: Images[0].ImageId,
      InstanceType: "t3.small",
      MinCount: 2,
      MaxCount: 2,
      IamInstanceProfile: await instanceProfile(),
      UserData: userData.toString("base64"),
    }),
  );
  await client.send(
    new ecs.RegisterTaskDefinitionCommand({
      family: "js",
      containerDefinitions: [{ name: "app", image: "nginx", memory: 128, cpu: 64 }],
    }),
  );
  const { tasks, failures } = await client.send(
    new ecs.RunTaskCommand({ cluster: "js", taskDefinition: "js", count: 3 }),
  );
  assert.deepEqual(failures, []);
  const arns = tasks.map((task) => task.taskArn);
  await ecs.waitUntilTasksRunning({ client, maxWaitTime: 30 }, { cluster: "js", tasks: arns });
  const { found, count } = await pages(
    ecs.paginateListTasks({ client, pageSize: 2 }, { cluster: "js" }),
    (page) => page.taskArns,
  );
  assert.deepEqual(found.sort(), arns.sort());
  assert.equal(count, 2);
  await refused(
    "ClusterNotFoundException",
    client.send(new ecs.ListTasksCommand({ cluster: "none" })),
  );
  for (const task of arns) await client.send(new ecs.StopTaskCommand({ cluster: "js", task }));
  await ecs.waitUntilTasksStopped({ client, maxWaitTime: 30 }, { cluster: "js", tasks: arns });
});

test("Auto Scaling: a group reaches its size and goes", async () => {
  const machines = aws.client(ec2.EC2Client);
  const client = aws.client(asg.AutoScalingClient);
  await machines.send(
    new ec2.CreateLaunchTemplateCommand({
      LaunchTemplateName: "js-template",
      LaunchTemplateData: { ImageId: "ami-12345678", InstanceType: "t3.micro" },
    }),
  );
  for (const name of ["js-a", "js-b", "js-c"]) {
    await client.send(
      new asg.CreateAutoScalingGroupCommand({
        AutoScalingGroupName: name,
        LaunchTemplate: { LaunchTemplateName: "js-template", Version: "$Latest" },
        MinSize: 1,
        MaxSize: 2,
        AvailabilityZones: ["us-east-1a", "us-east-1b"],
      }),
    );
  }
  const { found, count } = await pages(
    asg.paginateDescribeAutoScalingGroups({ client, pageSize: 2 }, {}),
    (page) => page.AutoScalingGroups,
  );
  assert.equal(count, 2);
  assert.equal(found.length, 3);
  assert.equal(found[0].Instances[0].LifecycleState, "InService");
  await refused(
    "ValidationError",
    client.send(new asg.DeletePolicyCommand({ AutoScalingGroupName: "none", PolicyName: "x" })),
  );
  for (const AutoScalingGroupName of ["js-a", "js-b", "js-c"]) {
    await client.send(
      new asg.DeleteAutoScalingGroupCommand({ AutoScalingGroupName, ForceDelete: true }),
    );
  }
  const left = await client.send(new asg.DescribeAutoScalingGroupsCommand({}));
  assert.deepEqual(left.AutoScalingGroups, []);
});
