variable "prefix" {
  type = string
}

variable "vpc_id" {
  type = string
}

variable "subnet_id" {
  type = string
}

variable "allowed_cidrs" {
  type = list(string)
}

variable "public_key" {
  type = string
}
