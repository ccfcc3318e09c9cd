import { ec2Type, type OutputsTable } from "./type-outputs";

/** EBS volumes and Data Lifecycle Manager. */
export const volumesOutputs: OutputsTable = {
  "aws:ebs/volume:Volume": ec2Type("vol", "volume"),
  // The provider makes it from a hash of the three (hashicorp/terraform-provider-aws, internal/service/ec2/ebs_volume_attachment.go).
  "aws:ec2/volumeAttachment:VolumeAttachment": { id: (s) => `vai-${s.digits(10)}` },
  // The id is the instance's in AWS; here each resource has its own, so that a value has one owner.
  "aws:ec2transitgateway/instanceState:InstanceState": { id: (s) => `state-of-${s.ec2Id("i")}` },
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": {
    id: (s) => `policy-0${s.hex(16)}`,
    computed: (s, id) => ({ arn: s.arn("dlm", `policy/${id}`) }),
  },
};
