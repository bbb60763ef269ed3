terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "session_duration" {
  type    = number
  default = 3600
}

variable "team" {
  type    = string
  default = "blue"
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "read" {
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = ["arn:aws:s3:::windtunnel", "arn:aws:s3:::windtunnel/*"]
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["true"]
    }
  }
}

resource "aws_iam_policy" "read" {
  name        = "windtunnel-read"
  path        = "/windtunnel/"
  description = "Reads the bucket"
  policy      = data.aws_iam_policy_document.read.json
  tags        = { team = var.team }
}

resource "aws_iam_role" "web" {
  name                 = "windtunnel-web"
  path                 = "/windtunnel/"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  max_session_duration = var.session_duration
  permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess"
  tags                 = { team = var.team }
}

resource "aws_iam_role_policy" "inline" {
  name   = "inline"
  role   = aws_iam_role.web.id
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_role_policy_attachment" "own" {
  role       = aws_iam_role.web.name
  policy_arn = aws_iam_policy.read.arn
}

resource "aws_iam_role_policy_attachment" "ecs" {
  role       = aws_iam_role.web.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"
}

resource "aws_iam_instance_profile" "web" {
  name = "windtunnel-web"
  path = "/windtunnel/"
  role = aws_iam_role.web.name
  tags = { team = var.team }
}

resource "aws_iam_service_linked_role" "spot" {
  aws_service_name = "spot.amazonaws.com"
  description      = "Spot instances"
}

resource "aws_iam_user" "ann" {
  name          = "windtunnel-ann"
  force_destroy = true
  tags          = { team = var.team }
}

resource "aws_iam_access_key" "ann" {
  user = aws_iam_user.ann.name
}

resource "aws_iam_user_policy_attachment" "ann" {
  user       = aws_iam_user.ann.name
  policy_arn = aws_iam_policy.read.arn
}

resource "aws_iam_group" "team" {
  name = "windtunnel-team"
}

resource "aws_iam_group_membership" "team" {
  name  = "team"
  users = [aws_iam_user.ann.name]
  group = aws_iam_group.team.name
}

resource "aws_iam_openid_connect_provider" "tokens" {
  url             = "https://token.example.com"
  client_id_list  = ["sts.amazonaws.com"]
  thumbprint_list = ["cf23df2207d99a74fbe169e3eba035e633b65d94"]
}
