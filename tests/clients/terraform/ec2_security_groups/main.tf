# Security group rules of every generation: inside the group, aws_security_group_rule, and one rule a resource.

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

variable "port" {
  default = 8080
}

resource "aws_vpc" "main" {
  cidr_block = "10.3.0.0/16"
}

data "aws_ec2_managed_prefix_list" "cloudfront" {
  name = "com.amazonaws.global.cloudfront.origin-facing"
}

# CloudFront's list counts as 55 of a group's 60 rules, this one as 3.
resource "aws_ec2_managed_prefix_list" "office" {
  name           = "office"
  address_family = "IPv4"
  max_entries    = 3
  entry {
    cidr        = "198.51.100.0/24"
    description = "Office"
  }
}

# Inside the group, in every form of source.
resource "aws_security_group" "inside" {
  name_prefix = "inside-"
  description = "Rules inside"
  vpc_id      = aws_vpc.main.id

  ingress {
    description = "Ours"
    from_port   = var.port
    to_port     = var.port
    protocol    = "tcp"
    self        = true
  }
  ingress {
    description     = "The other groups"
    from_port       = 1024
    to_port         = 65535
    protocol        = "tcp"
    security_groups = [aws_security_group.older.id, aws_security_group.newer.id]
  }
  ingress {
    description      = "Both families"
    from_port        = 443
    to_port          = 443
    protocol         = "tcp"
    cidr_blocks      = ["10.0.0.0/8", "192.168.0.0/16"]
    ipv6_cidr_blocks = ["2001:db8::/32"]
    prefix_list_ids  = [aws_ec2_managed_prefix_list.office.id]
  }
  # The same ports under two descriptions stay two blocks.
  ingress {
    description = "Office"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["198.51.100.0/24"]
  }
  ingress {
    description = "Home"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["203.0.113.0/24"]
  }
  ingress {
    from_port   = 8
    to_port     = 0
    protocol    = "icmp"
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    from_port        = 0
    to_port          = 0
    protocol         = "-1"
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = ["::/0"]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "older" {
  name                   = "older"
  vpc_id                 = aws_vpc.main.id
  revoke_rules_on_delete = true
}

resource "aws_security_group_rule" "cidr" {
  security_group_id = aws_security_group.older.id
  type              = "ingress"
  description       = "Web"
  from_port         = var.port
  to_port           = var.port
  protocol          = "tcp"
  cidr_blocks       = ["10.0.0.0/8"]
}

resource "aws_security_group_rule" "self" {
  security_group_id = aws_security_group.older.id
  type              = "ingress"
  from_port         = 0
  to_port           = 65535
  protocol          = "udp"
  self              = true
}

# The two groups let each other in, which rules inside could not say.
resource "aws_security_group_rule" "newer" {
  security_group_id        = aws_security_group.older.id
  type                     = "ingress"
  from_port                = 9000
  to_port                  = 9000
  protocol                 = "tcp"
  source_security_group_id = aws_security_group.newer.id
}

resource "aws_security_group_rule" "list" {
  security_group_id = aws_security_group.older.id
  type              = "egress"
  from_port         = 443
  to_port           = 443
  protocol          = "tcp"
  prefix_list_ids   = [data.aws_ec2_managed_prefix_list.cloudfront.id]
}

resource "aws_security_group_rule" "everything" {
  security_group_id = aws_security_group.older.id
  type              = "egress"
  from_port         = 0
  to_port           = 0
  protocol          = "-1"
  ipv6_cidr_blocks  = ["::/0"]
}

resource "aws_security_group" "newer" {
  name   = "newer"
  vpc_id = aws_vpc.main.id
  tags   = { generation = "newer" }
}

resource "aws_vpc_security_group_ingress_rule" "cidr" {
  security_group_id = aws_security_group.newer.id
  description       = "Web"
  cidr_ipv4         = "10.0.0.0/8"
  from_port         = var.port
  to_port           = var.port
  ip_protocol       = "tcp"
  tags              = { port = tostring(var.port) }
}

resource "aws_vpc_security_group_ingress_rule" "cidr6" {
  security_group_id = aws_security_group.newer.id
  cidr_ipv6         = "2001:db8::/32"
  from_port         = -1
  to_port           = -1
  ip_protocol       = "icmpv6"
}

resource "aws_vpc_security_group_ingress_rule" "older" {
  security_group_id            = aws_security_group.newer.id
  referenced_security_group_id = aws_security_group.older.id
  ip_protocol                  = "-1"
}

resource "aws_vpc_security_group_ingress_rule" "list" {
  security_group_id = aws_security_group.newer.id
  prefix_list_id    = data.aws_ec2_managed_prefix_list.cloudfront.id
  from_port         = 443
  to_port           = 443
  ip_protocol       = "tcp"
}

resource "aws_vpc_security_group_egress_rule" "all" {
  security_group_id = aws_security_group.newer.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}

data "aws_security_group" "newer" {
  id = aws_security_group.newer.id
}

data "aws_vpc_security_group_rules" "newer" {
  filter {
    name   = "group-id"
    values = [aws_security_group.newer.id]
  }
  depends_on = [aws_vpc_security_group_egress_rule.all]
}
