import { APP_SCALING_POLICY, DYNAMODB_TABLE, SCALABLE_TARGET, TABLE_REPLICA } from "../../../policy/aws";
import type { Subject } from "./subject";
import { regionNamedType, type OutputsTable } from "./type-outputs";

/** DynamoDB and Application Auto Scaling. */
export const tablesOutputs: OutputsTable = {
  [DYNAMODB_TABLE]: regionNamedType(
    (s) => {
      const arn = s.arn("dynamodb", `table/${s.physicalName}`);
      if (s.inputs["streamEnabled"] !== true) return { arn };
      const streamLabel = `2026-01-01T00:00:00.${s.digits(3, "stream")}-${s.hex(6, "stream")}`;
      return { arn, streamLabel, streamArn: `${arn}/stream/${streamLabel}` };
    },
    { longestName: 255 },
  ),
  [TABLE_REPLICA]: {
    // The table's name and the region of the table that is replicated, as the provider writes it.
    id: (s) => `${tableOf(s)}:${s.text("globalTableArn").split(":")[3]}`,
    computed: (s) => ({ arn: s.arn("dynamodb", `table/${tableOf(s)}`) }),
  },
  "aws:dynamodb/contributorInsights:ContributorInsights": {
    id: (s) => `name:${s.text("tableName")}/index:${s.text("indexName")}/${s.account}/${s.region}`,
  },
  [SCALABLE_TARGET]: {
    // The provider's own id is the resource's alone, which the target of its reads shares with that of its writes.
    id: (s) => `${s.region}/${s.text("resourceId")}/${s.text("scalableDimension")}`,
    computed: (s) => ({ arn: s.arn("application-autoscaling", `scalable-target/0ec5${s.hex(28)}`) }),
  },
  [APP_SCALING_POLICY]: {
    named: "name",
    id: (s) => `${s.region}/${s.text("scalableDimension")}/${s.physicalName}`,
    computed: (s) => ({
      arn: s.arn(
        "autoscaling",
        `scalingPolicy:${s.uuid()}:resource/${s.text("serviceNamespace")}/${s.text("resourceId")}:policyName/${s.physicalName}`,
      ),
    }),
  },
};

function tableOf(s: Subject): string {
  return s.text("globalTableArn").split("/").at(-1) ?? "";
}
