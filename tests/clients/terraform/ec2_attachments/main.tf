# What a VPC comes with, taken over; and attachments as resources of their own.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region     = "us-east-1"
  access_key = "test"
  secret_key = "test"
}

variable "owner" {
  default = "a"
}

resource "aws_vpc" "main" {
  cidr_block = "10.6.0.0/16"
}

resource "aws_default_route_table" "main" {
  default_route_table_id = aws_vpc.main.default_route_table_id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
  tags       = { owner = var.owner }
  depends_on = [aws_internet_gateway_attachment.main]
}

resource "aws_default_network_acl" "main" {
  default_network_acl_id = aws_vpc.main.default_network_acl_id
  ingress {
    protocol   = -1
    rule_no    = 100
    action     = "allow"
    cidr_block = "10.0.0.0/8"
    from_port  = 0
    to_port    = 0
  }
  egress {
    protocol   = "tcp"
    rule_no    = 100
    action     = "allow"
    cidr_block = "0.0.0.0/0"
    from_port  = 443
    to_port    = 443
  }
  lifecycle {
    ignore_changes = [subnet_ids]
  }
}

resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_internet_gateway" "main" {}

resource "aws_internet_gateway_attachment" "main" {
  internet_gateway_id = aws_internet_gateway.main.id
  vpc_id              = aws_vpc.main.id
}

resource "aws_subnet" "main" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.6.${count.index}.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_network_acl" "own" {
  vpc_id = aws_vpc.main.id
}

resource "aws_network_acl_association" "own" {
  network_acl_id = aws_network_acl.own.id
  subnet_id      = aws_subnet.main[1].id
}

resource "aws_route_table" "own" {
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_endpoint" "gateway" {
  vpc_id       = aws_vpc.main.id
  service_name = "com.amazonaws.us-east-1.s3"
}

resource "aws_vpc_endpoint_route_table_association" "own" {
  vpc_endpoint_id = aws_vpc_endpoint.gateway.id
  route_table_id  = aws_route_table.own.id
}

resource "aws_security_group" "own" {
  name   = "own"
  vpc_id = aws_vpc.main.id
}

resource "aws_instance" "main" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.main[0].id
  tags          = { Name = "main" }

  lifecycle {
    ignore_changes = [tags["owner"], tags_all["owner"]]
  }
}

resource "aws_network_interface" "second" {
  subnet_id = aws_subnet.main[0].id
}

resource "aws_network_interface_attachment" "second" {
  instance_id          = aws_instance.main.id
  network_interface_id = aws_network_interface.second.id
  device_index         = 1
}

resource "aws_network_interface_sg_attachment" "second" {
  network_interface_id = aws_network_interface.second.id
  security_group_id    = aws_security_group.own.id
}

resource "aws_ec2_tag" "main" {
  resource_id = aws_instance.main.id
  key         = "owner"
  value       = var.owner
}

resource "aws_cloudwatch_log_group" "flow" {
  name = "/flow"
}

resource "aws_iam_role" "flow" {
  name = "flow"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow", Action = "sts:AssumeRole",
      Principal = { Service = "vpc-flow-logs.amazonaws.com" }
    }]
  })
}

resource "aws_flow_log" "main" {
  vpc_id                   = aws_vpc.main.id
  traffic_type             = "ALL"
  max_aggregation_interval = 60
  iam_role_arn             = aws_iam_role.flow.arn
  log_destination          = aws_cloudwatch_log_group.flow.arn
}

data "aws_route_tables" "main" {
  vpc_id     = aws_vpc.main.id
  depends_on = [aws_route_table.own]
}

data "aws_network_interfaces" "main" {
  filter {
    name   = "subnet-id"
    values = [aws_subnet.main[0].id]
  }
  depends_on = [aws_network_interface_attachment.second]
}

data "aws_network_acls" "main" {
  vpc_id     = aws_vpc.main.id
  depends_on = [aws_network_acl.own]
}
