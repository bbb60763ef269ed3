# Keys, launch templates, instances with a public and an elastic address, interfaces and volumes.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "us-east-1"
}

variable "instance_type" {
  default = "t3.micro"
}

data "aws_ami" "ecs" {
  most_recent = true
  owners      = ["amazon"]
  filter {
    name   = "name"
    values = ["al2023-ami-ecs-hvm-*-x86_64"]
  }
  filter {
    name   = "virtualization-type"
    values = ["hvm"]
  }
}

resource "aws_key_pair" "main" {
  key_name   = "main"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKVSnmfzcTaLStVR0ebMmPYVGdIIBYIUVfaPMrIgj9Fx"
}

resource "aws_vpc" "main" {
  cidr_block = "10.3.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "public" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.3.0.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_launch_template" "web" {
  name_prefix            = "web-"
  image_id               = data.aws_ami.ecs.id
  instance_type          = var.instance_type
  key_name               = aws_key_pair.main.key_name
  vpc_security_group_ids = [aws_security_group.web.id]
  user_data              = base64encode("#!/bin/bash\necho ECS_CLUSTER=main >> /etc/ecs/ecs.config\n")
  update_default_version = true
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = 40
      volume_type = "gp3"
    }
  }
  metadata_options {
    http_tokens = "required"
  }
  monitoring {
    enabled = true
  }
  tag_specifications {
    resource_type = "volume"
    tags          = { Name = "from-template" }
  }
  tags = { team = "web" }
}

resource "aws_placement_group" "spread" {
  name     = "spread"
  strategy = "spread"
}

# An image without the ECS agent, which would join the cluster "default".
data "aws_ami" "plain" {
  most_recent = true
  owners      = ["amazon"]
  filter {
    name   = "name"
    values = ["al2023-ami-2023.*-x86_64"]
  }
}

resource "aws_instance" "bastion" {
  ami                         = data.aws_ami.plain.id
  instance_type               = var.instance_type
  subnet_id                   = aws_subnet.public.id
  vpc_security_group_ids      = [aws_security_group.web.id]
  key_name                    = aws_key_pair.main.key_name
  associate_public_ip_address = true
  placement_group             = aws_placement_group.spread.id
  tags                        = { Name = "bastion" }
  depends_on                  = [aws_internet_gateway.main]
}

resource "aws_instance" "templated" {
  subnet_id = aws_subnet.public.id
  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
  # The provider hashes a template's user data twice and plans a change for ever, on AWS too:
  # https://github.com/hashicorp/terraform-provider-aws/issues/39476
  lifecycle {
    ignore_changes = [user_data]
  }
}

resource "aws_eip" "bastion" {
  domain     = "vpc"
  instance   = aws_instance.templated.id
  depends_on = [aws_internet_gateway.main]
}

resource "aws_network_interface" "extra" {
  subnet_id       = aws_subnet.public.id
  private_ips     = ["10.3.0.50", "10.3.0.51"]
  security_groups = [aws_security_group.web.id]
  attachment {
    instance     = aws_instance.bastion.id
    device_index = 1
  }
}

resource "aws_ebs_volume" "data" {
  availability_zone = "us-east-1a"
  size              = 20
  type              = "gp3"
}

resource "aws_volume_attachment" "data" {
  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.data.id
  instance_id = aws_instance.bastion.id
}
