import type { OutputsTable } from "./type-outputs";

/** A group's scheduled actions and other scaling. */
export const capacityOutputs: OutputsTable = {
  "aws:autoscaling/schedule:Schedule": {
    id: (s) => `${s.text("scheduledActionName")}-${s.hex(7)}`,
    computed: (s) => ({
      arn: s.arn(
        "autoscaling",
        `scheduledUpdateGroupAction:${s.uuid()}:autoScalingGroupName/${s.text("autoscalingGroupName")}:scheduledActionName/${s.text("scheduledActionName")}`,
      ),
    }),
  },
};
