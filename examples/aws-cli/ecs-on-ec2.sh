#!/usr/bin/env bash
# A service on ECS over EC2, made and taken away call by call with the AWS CLI.
#
#   export AWS_ENDPOINT_URL=http://127.0.0.1:4566 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
#   export AWS_DEFAULT_REGION=eu-central-1
#   examples/aws-cli/ecs-on-ec2.sh up        # everything, from the VPC to the distribution
#   examples/aws-cli/ecs-on-ec2.sh deploy v2 # an image and a task definition that uses it
#   examples/aws-cli/ecs-on-ec2.sh down
#
# The ids of what was made stay in a file (STACK_FILE, ./ecs-on-ec2.stack unless told otherwise);
# `down` reads them there.
set -euo pipefail

export AWS_PAGER="" AWS_DEFAULT_OUTPUT=text
name=${STACK_NAME:-shop}
domain=${STACK_DOMAIN:-dev.shop.example.com}
parent=${domain#*.}
secret=${ORIGIN_SECRET:-not-a-secret}
stack=${STACK_FILE:-ecs-on-ec2.stack}
region=${AWS_DEFAULT_REGION:-us-east-1}
account=$(aws sts get-caller-identity --query Account)
tags="Key=Project,Value=$name"

# keep VARIABLE COMMAND…: the command's answer becomes the variable, here and in the stack's file.
keep() {
  local variable=$1 value
  shift
  value=$("$@")
  declare -g "$variable=$value"
  printf '%s=%q\n' "$variable" "$value" >>"$stack"
}

say() { echo "-- $*"; }

trust() {
  printf '{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
    "Principal":{"Service":"%s"},"Action":"sts:AssumeRole"}]}' "$1"
}

network() {
  say "VPC, subnets in two zones, gateways, routes"
  keep vpc aws ec2 create-vpc --cidr-block 10.1.0.0/16 --query Vpc.VpcId \
    --tag-specifications "ResourceType=vpc,Tags=[{$tags},{Key=Name,Value=$name}]"
  aws ec2 wait vpc-available --vpc-ids "$vpc"
  aws ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-hostnames
  keep internet aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId
  aws ec2 attach-internet-gateway --internet-gateway-id "$internet" --vpc-id "$vpc"
  keep public_routes aws ec2 create-route-table --vpc-id "$vpc" --query RouteTable.RouteTableId
  aws ec2 create-route --route-table-id "$public_routes" --destination-cidr-block 0.0.0.0/0 \
    --gateway-id "$internet" >/dev/null
  local number=0 zone
  for zone in a b; do
    keep "public_$zone" aws ec2 create-subnet --vpc-id "$vpc" --availability-zone "$region$zone" \
      --cidr-block "10.1.$number.0/24" --query Subnet.SubnetId
    keep "private_$zone" aws ec2 create-subnet --vpc-id "$vpc" --availability-zone "$region$zone" \
      --cidr-block "10.1.1$number.0/24" --query Subnet.SubnetId
    local public="public_$zone" private="private_$zone"
    aws ec2 wait subnet-available --subnet-ids "${!public}" "${!private}"
    aws ec2 modify-subnet-attribute --subnet-id "${!public}" --map-public-ip-on-launch
    aws ec2 associate-route-table --route-table-id "$public_routes" \
      --subnet-id "${!public}" >/dev/null
    keep "address_$zone" aws ec2 allocate-address --domain vpc --query AllocationId
    local address="address_$zone"
    keep "nat_$zone" aws ec2 create-nat-gateway --subnet-id "${!public}" \
      --allocation-id "${!address}" --query NatGateway.NatGatewayId
    number=$((number + 1))
  done
  aws ec2 wait nat-gateway-available --nat-gateway-ids "$nat_a" "$nat_b"
  for zone in a b; do
    local nat="nat_$zone" private="private_$zone"
    keep "routes_$zone" aws ec2 create-route-table --vpc-id "$vpc" --query RouteTable.RouteTableId
    local routes="routes_$zone"
    aws ec2 create-route --route-table-id "${!routes}" --destination-cidr-block 0.0.0.0/0 \
      --nat-gateway-id "${!nat}" >/dev/null
    aws ec2 associate-route-table --route-table-id "${!routes}" \
      --subnet-id "${!private}" >/dev/null
  done
}

firewall() {
  say "Security groups: balancer, bastion, instances"
  local edge
  edge=$(aws ec2 describe-managed-prefix-lists --query 'PrefixLists[0].PrefixListId' \
    --filters Name=prefix-list-name,Values=com.amazonaws.global.cloudfront.origin-facing)
  keep sg_balancer aws ec2 create-security-group --group-name "$name-alb" --vpc-id "$vpc" \
    --description "HTTPS from CloudFront alone" --query GroupId
  aws ec2 authorize-security-group-ingress --group-id "$sg_balancer" --ip-permissions \
    "IpProtocol=tcp,FromPort=443,ToPort=443,PrefixListIds=[{PrefixListId=$edge}]" >/dev/null
  keep sg_bastion aws ec2 create-security-group --group-name "$name-bastion" --vpc-id "$vpc" \
    --description "SSH to the bastion" --query GroupId
  aws ec2 authorize-security-group-ingress --group-id "$sg_bastion" --protocol tcp --port 22 \
    --cidr 192.0.2.0/24 >/dev/null
  keep sg_instance aws ec2 create-security-group --group-name "$name-instance" --vpc-id "$vpc" \
    --description "Container instances" --query GroupId
  aws ec2 authorize-security-group-ingress --group-id "$sg_instance" --protocol tcp \
    --port 1024-65535 --source-group "$sg_balancer" >/dev/null
  aws ec2 authorize-security-group-ingress --group-id "$sg_instance" --protocol tcp --port 22 \
    --source-group "$sg_bastion" >/dev/null
}

roles() {
  say "Roles: instances, task execution, tasks, the service's scheduler"
  local role
  aws iam create-role --role-name "$name-instance" --tags "$tags" \
    --assume-role-policy-document "$(trust ec2.amazonaws.com)" >/dev/null
  for role in execution task; do
    aws iam create-role --role-name "$name-$role" --tags "$tags" \
      --assume-role-policy-document "$(trust ecs-tasks.amazonaws.com)" >/dev/null
  done
  aws iam create-role --role-name "$name-service" --tags "$tags" \
    --assume-role-policy-document "$(trust ecs.amazonaws.com)" >/dev/null
  aws iam attach-role-policy --role-name "$name-instance" \
    --policy-arn arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role
  aws iam attach-role-policy --role-name "$name-execution" \
    --policy-arn arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy
  aws iam put-role-policy --role-name "$name-service" --policy-name balancer --policy-document '{
    "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", "Action": [
      "ec2:Describe*", "elasticloadbalancing:Describe*",
      "elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"]}]}'
  aws iam create-instance-profile --instance-profile-name "$name-instance" >/dev/null
  aws iam wait instance-profile-exists --instance-profile-name "$name-instance"
  aws iam add-role-to-instance-profile --instance-profile-name "$name-instance" \
    --role-name "$name-instance"
}

names() {
  say "Zones, delegation, and certificates for the balancer and for the edge"
  keep parent_zone aws route53 create-hosted-zone --name "$parent" \
    --caller-reference "$name-parent" --query HostedZone.Id
  keep zone aws route53 create-hosted-zone --name "$domain" --caller-reference "$name-zone" \
    --query HostedZone.Id
  local servers
  servers=$(aws route53 get-hosted-zone --id "$zone" --query 'DelegationSet.NameServers' |
    tr '\t' '\n' | sed 's/.*/{"Value":"&"}/' | paste -sd,)
  change "$parent_zone" UPSERT "{\"Name\":\"$domain\",\"Type\":\"NS\",\"TTL\":300,
    \"ResourceRecords\":[$servers]}"
  keep certificate aws acm request-certificate --domain-name "$domain" --validation-method DNS \
    --query CertificateArn
  keep edge_certificate aws acm request-certificate --region us-east-1 --domain-name "$domain" \
    --validation-method DNS --query CertificateArn
  # The record to make is known some seconds after the request.
  local record=None
  while [[ $record == None* ]]; do
    record=$(aws acm describe-certificate --certificate-arn "$certificate" --query \
      'Certificate.DomainValidationOptions[0].ResourceRecord.[Name,Value]')
    [[ $record != None* ]] || sleep 1
  done
  keep validation printf '{"Name":"%s","Type":"CNAME","TTL":60,"ResourceRecords":[{"Value":"%s"}]}' \
    "${record%%$'\t'*}" "${record##*$'\t'}"
  change "$zone" UPSERT "$validation"
  aws acm wait certificate-validated --certificate-arn "$certificate"
  aws acm wait certificate-validated --certificate-arn "$edge_certificate" --region us-east-1
}

# change ZONE ACTION RECORD: one change, and until every name server has it.
change() {
  local id
  id=$(aws route53 change-resource-record-sets --hosted-zone-id "$1" --query ChangeInfo.Id \
    --change-batch "{\"Changes\":[{\"Action\":\"$2\",\"ResourceRecordSet\":$3}]}")
  aws route53 wait resource-record-sets-changed --id "$id"
}

balancer() {
  say "Balancer: 403 for whoever does not come through the distribution"
  keep balancer aws elbv2 create-load-balancer --name "$name-alb" --subnets "$public_a" \
    "$public_b" --security-groups "$sg_balancer" --tags "$tags" \
    --query 'LoadBalancers[0].LoadBalancerArn'
  aws elbv2 wait load-balancer-available --load-balancer-arns "$balancer"
  keep targets aws elbv2 create-target-group --name "$name-tg" --protocol HTTP --port 80 \
    --vpc-id "$vpc" --health-check-path /healthcheck --healthy-threshold-count 2 \
    --query 'TargetGroups[0].TargetGroupArn'
  aws elbv2 modify-target-group-attributes --target-group-arn "$targets" \
    --attributes Key=deregistration_delay.timeout_seconds,Value=30 >/dev/null
  keep listener aws elbv2 create-listener --load-balancer-arn "$balancer" --protocol HTTPS \
    --port 443 --certificates "CertificateArn=$certificate" --query 'Listeners[0].ListenerArn' \
    --default-actions 'Type=fixed-response,FixedResponseConfig={StatusCode=403,ContentType=text/plain,MessageBody="Access denied"}'
  keep rule aws elbv2 create-rule --listener-arn "$listener" --priority 1 \
    --query 'Rules[0].RuleArn' --actions "Type=forward,TargetGroupArn=$targets" --conditions \
    "Field=host-header,HostHeaderConfig={Values=[$domain]}" \
    "Field=http-header,HttpHeaderConfig={HttpHeaderName=X-Origin-Secret,Values=[$secret]}"
}

capacity() {
  say "Bastion; launch template, group, cluster and its capacity provider"
  aws ec2 create-key-pair --key-name "$name-key" --query KeyFingerprint >/dev/null
  local image
  image=$(aws ssm get-parameter --query Parameter.Value \
    --name /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64)
  keep bastion aws ec2 run-instances --image-id "$image" --instance-type t3.micro \
    --subnet-id "$public_a" --security-group-ids "$sg_bastion" --key-name "$name-key" \
    --associate-public-ip-address --query 'Instances[0].InstanceId' \
    --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=$name-bastion}]"
  aws ec2 wait instance-running --instance-ids "$bastion"
  aws ecs create-cluster --cluster-name "$name" --tags "key=Project,value=$name" >/dev/null
  image=$(aws ssm get-parameter --query Parameter.Value \
    --name /aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id)
  local join
  join=$(printf '#!/bin/bash\necho ECS_CLUSTER=%s >> /etc/ecs/ecs.config\n' "$name" | base64 -w0)
  keep template aws ec2 create-launch-template --launch-template-name "$name-instance" \
    --query LaunchTemplate.LaunchTemplateId --launch-template-data "{
      \"ImageId\": \"$image\", \"InstanceType\": \"t3.medium\", \"KeyName\": \"$name-key\",
      \"SecurityGroupIds\": [\"$sg_instance\"], \"UserData\": \"$join\",
      \"IamInstanceProfile\": {\"Name\": \"$name-instance\"}, \"Monitoring\": {\"Enabled\": true}}"
  aws autoscaling create-auto-scaling-group --auto-scaling-group-name "$name-instances" \
    --min-size 2 --max-size 6 --launch-template "LaunchTemplateId=$template,Version=\$Latest" \
    --vpc-zone-identifier "$private_a,$private_b" --new-instances-protected-from-scale-in \
    --health-check-grace-period 60 \
    --tags "Key=Name,Value=$name-instance,PropagateAtLaunch=true"
  aws autoscaling enable-metrics-collection --auto-scaling-group-name "$name-instances" \
    --granularity 1Minute
  local group
  group=$(aws autoscaling describe-auto-scaling-groups --query \
    'AutoScalingGroups[0].AutoScalingGroupARN' --auto-scaling-group-names "$name-instances")
  aws ecs create-capacity-provider --name "$name" --auto-scaling-group-provider \
    "autoScalingGroupArn=$group,managedScaling={status=ENABLED,targetCapacity=100,minimumScalingStepSize=1,maximumScalingStepSize=2},managedTerminationProtection=ENABLED" >/dev/null
  aws ecs put-cluster-capacity-providers --cluster "$name" --capacity-providers "$name" \
    --default-capacity-provider-strategy "capacityProvider=$name,base=1,weight=100" >/dev/null
}

# push TAG: `docker push` puts layers and a manifest; here the manifest is enough.
push() {
  aws ecr put-image --repository-name "$name" --image-tag "$1" --image-manifest "{
    \"schemaVersion\": 2, \"layers\": [],
    \"mediaType\": \"application/vnd.docker.distribution.manifest.v2+json\",
    \"config\": {\"mediaType\": \"application/vnd.docker.container.image.v1+json\", \"size\": 1,
      \"digest\": \"sha256:$(printf '%s' "$1" | sha256sum | cut -d' ' -f1)\"}}" >/dev/null
}

# define TAG: the task definition with this image.
define() {
  keep task aws ecs register-task-definition --family "$name" --query \
    taskDefinition.taskDefinitionArn --task-role-arn "arn:aws:iam::$account:role/$name-task" \
    --execution-role-arn "arn:aws:iam::$account:role/$name-execution" --container-definitions "[{
      \"name\": \"$name\", \"image\": \"$repository:$1\", \"cpu\": 256, \"memory\": 256,
      \"portMappings\": [{\"containerPort\": 3000, \"hostPort\": 0}],
      \"logConfiguration\": {\"logDriver\": \"awslogs\", \"options\": {
        \"awslogs-group\": \"/ecs/$name\", \"awslogs-region\": \"$region\",
        \"awslogs-stream-prefix\": \"app\"}}}]"
}

service() {
  say "Repository, log group, task definition, service"
  keep repository aws ecr create-repository --repository-name "$name" \
    --query repository.repositoryUri
  aws logs create-log-group --log-group-name "/ecs/$name"
  aws logs put-retention-policy --log-group-name "/ecs/$name" --retention-in-days 7
  push v1
  define v1
  aws ecs create-service --cluster "$name" --service-name "$name" --task-definition "$task" \
    --desired-count 4 --role "$name-service" \
    --load-balancers "targetGroupArn=$targets,containerName=$name,containerPort=3000" \
    --deployment-configuration minimumHealthyPercent=50,maximumPercent=200 \
    --capacity-provider-strategy "capacityProvider=$name,base=1,weight=100" --placement-strategy \
    type=spread,field=attribute:ecs.availability-zone type=binpack,field=memory >/dev/null
  aws ecs wait services-stable --cluster "$name" --services "$name"
}

scaling() {
  say "Target tracking on CPU and memory"
  local target=(--service-namespace ecs --scalable-dimension ecs:service:DesiredCount
    --resource-id "service/$name/$name") metric
  aws application-autoscaling register-scalable-target "${target[@]}" --min-capacity 2 \
    --max-capacity 10 >/dev/null
  for metric in CPU Memory; do
    aws application-autoscaling put-scaling-policy "${target[@]}" --policy-name "$name-$metric" \
      --policy-type TargetTrackingScaling --target-tracking-scaling-policy-configuration \
      "TargetValue=60,PredefinedMetricSpecification={PredefinedMetricType=ECSServiceAverage${metric}Utilization}" >/dev/null
  done
}

edge() {
  say "Distribution, and the name that leads to it"
  local origin
  origin=$(aws elbv2 describe-load-balancers --load-balancer-arns "$balancer" \
    --query 'LoadBalancers[0].DNSName')
  keep distribution aws cloudfront create-distribution --query Distribution.Id \
    --distribution-config "{
      \"CallerReference\": \"$name\", \"Comment\": \"$name\", \"Enabled\": true,
      \"Aliases\": {\"Quantity\": 1, \"Items\": [\"$domain\"]},
      \"Origins\": {\"Quantity\": 1, \"Items\": [{\"Id\": \"alb\", \"DomainName\": \"$origin\",
        \"CustomHeaders\": {\"Quantity\": 1, \"Items\": [
          {\"HeaderName\": \"X-Origin-Secret\", \"HeaderValue\": \"$secret\"}]},
        \"CustomOriginConfig\": {\"HTTPPort\": 80, \"HTTPSPort\": 443,
          \"OriginProtocolPolicy\": \"https-only\",
          \"OriginSslProtocols\": {\"Quantity\": 1, \"Items\": [\"TLSv1.2\"]}}}]},
      \"DefaultCacheBehavior\": {\"TargetOriginId\": \"alb\",
        \"ViewerProtocolPolicy\": \"redirect-to-https\",
        \"CachePolicyId\": \"4135ea2d-6df8-44a3-9df3-4b5a84be39ad\",
        \"OriginRequestPolicyId\": \"216adef6-5c7f-47e4-b989-5492eafa07d3\"},
      \"ViewerCertificate\": {\"ACMCertificateArn\": \"$edge_certificate\",
        \"SSLSupportMethod\": \"sni-only\", \"MinimumProtocolVersion\": \"TLSv1.2_2021\"}}"
  aws cloudfront wait distribution-deployed --id "$distribution"
  keep alias printf '{"Name":"%s","Type":"A","AliasTarget":{"HostedZoneId":"Z2FDTNDATAQYW2","DNSName":"%s","EvaluateTargetHealth":false}}' \
    "$domain" "$(aws cloudfront get-distribution --id "$distribution" \
      --query Distribution.DomainName)"
  change "$zone" UPSERT "$alias"
}

up() {
  : >"$stack"
  network && firewall && roles && names && balancer && capacity && service && scaling && edge
  say "https://$domain answers"
}

deploy() {
  push "$1"
  define "$1"
  aws ecs update-service --cluster "$name" --service "$name" --task-definition "$task" >/dev/null
  aws ecs wait services-stable --cluster "$name" --services "$name"
  say "$(aws ecs describe-services --cluster "$name" --services "$name" \
    --query 'services[0].[taskDefinition,runningCount]') running"
}

down() {
  say "Edge"
  change "$zone" DELETE "$alias"
  local tag config
  tag=$(aws cloudfront get-distribution-config --id "$distribution" --query ETag)
  config=$(aws cloudfront get-distribution-config --id "$distribution" --output json \
    --query DistributionConfig | sed 's/"Enabled": true,$/"Enabled": false,/')
  aws cloudfront update-distribution --id "$distribution" --if-match "$tag" \
    --distribution-config "$config" >/dev/null
  aws cloudfront wait distribution-deployed --id "$distribution"
  tag=$(aws cloudfront get-distribution-config --id "$distribution" --query ETag)
  aws cloudfront delete-distribution --id "$distribution" --if-match "$tag"

  say "Service and its scaling"
  aws application-autoscaling deregister-scalable-target --service-namespace ecs \
    --scalable-dimension ecs:service:DesiredCount --resource-id "service/$name/$name"
  aws ecs update-service --cluster "$name" --service "$name" --desired-count 0 >/dev/null
  aws ecs delete-service --cluster "$name" --service "$name" >/dev/null
  aws ecs wait services-inactive --cluster "$name" --services "$name"
  local arn
  for arn in $(aws ecs list-task-definitions --family-prefix "$name" --query taskDefinitionArns); do
    aws ecs deregister-task-definition --task-definition "$arn" >/dev/null
  done
  aws ecr delete-repository --repository-name "$name" --force >/dev/null
  aws logs delete-log-group --log-group-name "/ecs/$name"

  say "Capacity"
  aws ecs put-cluster-capacity-providers --cluster "$name" --capacity-providers \
    --default-capacity-provider-strategy >/dev/null
  aws ecs delete-capacity-provider --capacity-provider "$name" >/dev/null
  # Protection from scale-in holds instances, so the group goes with force.
  local instances
  instances=$(aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names \
    "$name-instances" --query 'AutoScalingGroups[0].Instances[].InstanceId')
  aws autoscaling delete-auto-scaling-group --auto-scaling-group-name "$name-instances" \
    --force-delete
  # shellcheck disable=SC2086 # One word for each instance.
  [[ -z $instances ]] || aws ec2 wait instance-terminated --instance-ids $instances
  aws ecs delete-cluster --cluster "$name" >/dev/null
  aws ec2 delete-launch-template --launch-template-id "$template" >/dev/null
  aws ec2 terminate-instances --instance-ids "$bastion" >/dev/null
  aws ec2 wait instance-terminated --instance-ids "$bastion"
  aws ec2 delete-key-pair --key-name "$name-key" >/dev/null

  say "Balancer"
  aws elbv2 delete-rule --rule-arn "$rule"
  aws elbv2 delete-listener --listener-arn "$listener"
  aws elbv2 delete-load-balancer --load-balancer-arn "$balancer"
  aws elbv2 wait load-balancers-deleted --load-balancer-arns "$balancer"
  aws elbv2 delete-target-group --target-group-arn "$targets"

  say "Names"
  aws acm delete-certificate --certificate-arn "$certificate"
  aws acm delete-certificate --certificate-arn "$edge_certificate" --region us-east-1
  change "$zone" DELETE "$validation"
  local servers
  servers=$(aws route53 list-resource-record-sets --hosted-zone-id "$parent_zone" --output json \
    --query "ResourceRecordSets[?Name=='$domain.' && Type=='NS'] | [0]")
  change "$parent_zone" DELETE "$servers"
  aws route53 delete-hosted-zone --id "$zone" >/dev/null
  aws route53 delete-hosted-zone --id "$parent_zone" >/dev/null

  say "Roles"
  aws iam remove-role-from-instance-profile --instance-profile-name "$name-instance" \
    --role-name "$name-instance"
  aws iam delete-instance-profile --instance-profile-name "$name-instance"
  aws iam detach-role-policy --role-name "$name-instance" \
    --policy-arn arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role
  aws iam detach-role-policy --role-name "$name-execution" \
    --policy-arn arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy
  aws iam delete-role-policy --role-name "$name-service" --policy-name balancer
  local role
  for role in instance execution task service; do
    aws iam delete-role --role-name "$name-$role"
  done

  say "Network"
  aws ec2 delete-nat-gateway --nat-gateway-id "$nat_a" >/dev/null
  aws ec2 delete-nat-gateway --nat-gateway-id "$nat_b" >/dev/null
  aws ec2 wait nat-gateway-deleted --nat-gateway-ids "$nat_a" "$nat_b"
  local each
  for each in "$address_a" "$address_b"; do aws ec2 release-address --allocation-id "$each"; done
  aws ec2 detach-internet-gateway --internet-gateway-id "$internet" --vpc-id "$vpc"
  aws ec2 delete-internet-gateway --internet-gateway-id "$internet"
  for each in "$public_a" "$public_b" "$private_a" "$private_b"; do
    aws ec2 delete-subnet --subnet-id "$each"
  done
  for each in "$routes_a" "$routes_b" "$public_routes"; do
    aws ec2 delete-route-table --route-table-id "$each"
  done
  for each in "$sg_instance" "$sg_balancer" "$sg_bastion"; do
    aws ec2 delete-security-group --group-id "$each" >/dev/null
  done
  aws ec2 delete-vpc --vpc-id "$vpc"
  rm -f "$stack"
  say "Nothing is left"
}

case ${1:-} in
  up) up ;;
  deploy | down)
    [[ -s $stack ]] || { echo "There is no stack: $stack is not there." >&2 && exit 1; }
    # shellcheck source=/dev/null
    source "$stack"
    "$@"
    ;;
  *)
    sed -n '2,11s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
