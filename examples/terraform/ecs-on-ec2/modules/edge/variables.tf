variable "prefix" {
  type = string
}

variable "domain" {
  type = string
}

variable "zone_id" {
  type = string
}

variable "certificate_arn" {
  type = string
}

variable "origin_domain" {
  type = string
}

variable "origin_secret" {
  type      = string
  sensitive = true
}
