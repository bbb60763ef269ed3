variable "prefix" {
  type = string
}

variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}

variable "certificate_arn" {
  type = string
}

variable "host" {
  type = string
}

variable "origin_secret" {
  type      = string
  sensitive = true
}
