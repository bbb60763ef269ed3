# Instances, their volumes and interfaces, in the forms that the launch template has not.

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

variable "size" {
  default = 20
}

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

data "aws_ec2_instance_type" "burstable" {
  instance_type = "t3.medium"
}

data "aws_ec2_instance_type_offerings" "zones" {
  location_type = "availability-zone"
  filter {
    name   = "instance-type"
    values = ["t3.medium"]
  }
}

resource "aws_vpc" "main" {
  cidr_block           = "10.5.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_subnet" "main" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.5.0.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_iam_role" "main" {
  name = "instances"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

resource "aws_iam_instance_profile" "main" {
  name = "instances"
  role = aws_iam_role.main.name
}

resource "aws_instance" "disks" {
  ami                                  = nonsensitive(data.aws_ssm_parameter.image.value)
  instance_type                        = "t3.medium"
  subnet_id                            = aws_subnet.main.id
  private_ip                           = "10.5.0.100"
  secondary_private_ips                = ["10.5.0.101"]
  iam_instance_profile                 = aws_iam_instance_profile.main.name
  monitoring                           = true
  source_dest_check                    = false
  disable_api_termination              = true
  instance_initiated_shutdown_behavior = "stop"
  user_data                            = "#!/bin/bash\necho hello\n"
  user_data_replace_on_change          = true

  credit_specification {
    cpu_credits = "standard"
  }
  metadata_options {
    http_tokens            = "required"
    instance_metadata_tags = "enabled"
  }
  maintenance_options {
    auto_recovery = "default"
  }
  root_block_device {
    volume_size = var.size
    volume_type = "gp3"
    iops        = 3000
    throughput  = 125
    tags        = { Name = "root" }
  }
  ebs_block_device {
    device_name           = "/dev/sdf"
    volume_size           = 10
    volume_type           = "io1"
    iops                  = 200
    delete_on_termination = true
  }
  tags = { Name = "disks" }
}

# The interface is made first.
resource "aws_network_interface" "main" {
  subnet_id   = aws_subnet.main.id
  private_ips = ["10.5.0.50", "10.5.0.51"]
  description = "First"
}

resource "aws_instance" "interface" {
  ami           = nonsensitive(data.aws_ssm_parameter.image.value)
  instance_type = "t3.micro"
  network_interface {
    network_interface_id = aws_network_interface.main.id
    device_index         = 0
  }
}

resource "aws_network_interface" "second" {
  subnet_id         = aws_subnet.main.id
  source_dest_check = false
  attachment {
    instance     = aws_instance.disks.id
    device_index = 1
  }
}

resource "aws_eip" "main" {
  domain                    = "vpc"
  network_interface         = aws_network_interface.main.id
  associate_with_private_ip = "10.5.0.51"
  depends_on                = [aws_internet_gateway.main, aws_instance.interface]
}

resource "aws_eip" "other" {
  domain = "vpc"
}

resource "aws_eip_association" "other" {
  network_interface_id = aws_instance.disks.primary_network_interface_id
  private_ip_address   = "10.5.0.101"
  allocation_id        = aws_eip.other.id
  depends_on           = [aws_internet_gateway.main]
}

resource "aws_ebs_volume" "data" {
  availability_zone = "us-east-1a"
  size              = var.size
  type              = "gp3"
  encrypted         = true
  final_snapshot    = false
}

# Not at an instance that has volumes inside: the provider would take this one for one of them.
resource "aws_volume_attachment" "data" {
  device_name                    = "/dev/sdg"
  instance_id                    = aws_instance.interface.id
  volume_id                      = aws_ebs_volume.data.id
  stop_instance_before_detaching = true
}

resource "aws_ebs_snapshot" "data" {
  volume_id = aws_ebs_volume.data.id
}

resource "aws_ec2_instance_state" "interface" {
  instance_id = aws_instance.interface.id
  state       = "stopped"
  depends_on  = [aws_eip.main]
}

resource "aws_placement_group" "parts" {
  name            = "parts"
  strategy        = "partition"
  partition_count = 3
}

data "aws_instance" "disks" {
  instance_id = aws_instance.disks.id
}

data "aws_instances" "named" {
  filter {
    name   = "tag:Name"
    values = ["disks"]
  }
  depends_on = [aws_instance.disks]
}
