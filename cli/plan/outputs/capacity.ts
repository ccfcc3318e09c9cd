import type { OutputsTable } from "./type-outputs";

/** What scales a group besides its policies. */
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
