variable "prefix" {
  type = string
}

variable "name" {
  type = string
}

variable "region" {
  type = string
}

variable "cluster_id" {
  type = string
}

variable "cluster_name" {
  type = string
}

variable "capacity_provider_name" {
  type = string
}

variable "target_group_arn" {
  type = string
}

variable "task" {
  type = object({ image_tag = string, port = number, cpu = number, memory = number })
}

variable "task_count" {
  type = object({ min = number, max = number, desired = number })
}
