import { LEFT_OUT, type Schema } from "./type-schema";

/** internal/service/ec2 (volumes), dlm */
export const volumes: Schema = {
  // ec2/ebs_volume.go
  "aws:ebs/volume:Volume": {
    defaults: { finalSnapshot: false },
    filledIn: () => ({
      encrypted: false,
      iops: LEFT_OUT,
      kmsKeyId: LEFT_OUT,
      size: LEFT_OUT,
      snapshotId: "",
      throughput: LEFT_OUT,
      type: "gp2",
    }),
  },
  // dlm/lifecycle_policy.go
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": { defaults: { state: "ENABLED" } },
};
