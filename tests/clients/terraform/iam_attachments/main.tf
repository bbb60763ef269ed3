# IAM: who is attached to what, boundaries, versions; and what the account itself has.

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

variable "action" {
  default = "ec2:Describe*"
}

data "aws_iam_policy" "read" {
  name = "ReadOnlyAccess"
}

data "aws_iam_policy_document" "assume" {
  statement {
    sid     = "Tasks"
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com", "ec2.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["123456789012"]
    }
  }
}

resource "aws_iam_policy" "versions" {
  name_prefix = "versions-"
  path        = "/team/"
  description = "Each change is a version"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "One", Effect = "Allow", Action = [var.action, "ecs:List*"], Resource = "*" },
      { Effect = "Deny", NotAction = "iam:*", NotResource = "arn:aws:iam::*:role/x" },
    ]
  })
}

resource "aws_iam_role" "bounded" {
  name_prefix           = "bounded-"
  path                  = "/team/"
  assume_role_policy    = data.aws_iam_policy_document.assume.json
  permissions_boundary  = aws_iam_policy.versions.arn
  force_detach_policies = true
  max_session_duration  = 7200
}

resource "aws_iam_role_policies_exclusive" "bounded" {
  role_name    = aws_iam_role.bounded.name
  policy_names = [aws_iam_role_policy.inline.name]
}

resource "aws_iam_role_policy_attachments_exclusive" "bounded" {
  role_name   = aws_iam_role.bounded.name
  policy_arns = [data.aws_iam_policy.read.arn]
}

resource "aws_iam_role_policy" "inline" {
  name_prefix = "inline-"
  role        = aws_iam_role.bounded.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::bucket/*" }
  })
}

resource "aws_iam_user" "ann" {
  name                 = "ann"
  path                 = "/team/"
  force_destroy        = true
  permissions_boundary = aws_iam_policy.versions.arn
  tags                 = { team = "a" }
}

resource "aws_iam_user_policy" "ann" {
  name = "own"
  user = aws_iam_user.ann.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = var.action, Resource = "*" }]
  })
}

resource "aws_iam_user_policy_attachment" "ann" {
  user       = aws_iam_user.ann.name
  policy_arn = data.aws_iam_policy.read.arn
}

resource "aws_iam_user_group_membership" "ann" {
  user   = aws_iam_user.ann.name
  groups = [aws_iam_group.team.name]
}

resource "aws_iam_group" "team" {
  name = "team"
  path = "/team/"
}

resource "aws_iam_group_policy" "team" {
  name  = "own"
  group = aws_iam_group.team.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
  })
}

resource "aws_iam_group_policy_attachment" "team" {
  group      = aws_iam_group.team.name
  policy_arn = aws_iam_policy.versions.arn
}

resource "aws_iam_policy_attachment" "everywhere" {
  name       = "everywhere"
  policy_arn = aws_iam_policy.everywhere.arn
  users      = [aws_iam_user.ann.name]
  groups     = [aws_iam_group.team.name]
  roles      = [aws_iam_role.other.name]
}

resource "aws_iam_policy" "everywhere" {
  name = "everywhere"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "logs:*", Resource = "*" }]
  })
}

resource "aws_iam_role" "other" {
  name               = "other"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_account_password_policy" "strict" {
  minimum_password_length      = 12
  require_numbers              = true
  require_symbols              = true
  require_uppercase_characters = true
  max_password_age             = 90
  password_reuse_prevention    = 5
}

resource "aws_iam_account_alias" "alias" {
  account_alias = "windtunnel-team"
}

data "aws_iam_role" "bounded" {
  name = aws_iam_role.bounded.name
}

data "aws_iam_roles" "team" {
  path_prefix = "/team/"
  depends_on  = [aws_iam_role.bounded]
}

data "aws_iam_users" "team" {
  path_prefix = "/team/"
  depends_on  = [aws_iam_user.ann]
}

data "aws_iam_principal_policy_simulation" "ann" {
  policy_source_arn = aws_iam_user.ann.arn
  action_names      = ["ec2:DescribeVpcs"]
  depends_on        = [aws_iam_user_policy.ann, aws_iam_user_policy_attachment.ann]
}
