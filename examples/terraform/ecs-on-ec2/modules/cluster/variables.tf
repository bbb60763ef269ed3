variable "prefix" {
  type = string
}

variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}

variable "instance_type" {
  type = string
}

variable "size" {
  type = object({ min = number, max = number })
}

variable "key_name" {
  type = string
}

variable "bastion_security_group_id" {
  type = string
}

variable "load_balancer_security_group_id" {
  type = string
}
