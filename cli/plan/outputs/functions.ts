import {
  DEPLOYMENT_APPLICATION,
  DEPLOYMENT_CONFIG,
  DEPLOYMENT_GROUP,
  EVENT_INVOKE_CONFIG,
  EVENT_SOURCE_MAPPING,
  LAMBDA_ALIAS,
  LAMBDA_FUNCTION,
  LAMBDA_PERMISSION,
} from "../../../policy/aws";
import type { Subject } from "./subject";
import { arnType, regionNamedType, type OutputsTable } from "./type-outputs";

/** Lambda, and CodeDeploy, which deploys functions. */
export const functionsOutputs: OutputsTable = {
  [LAMBDA_FUNCTION]: regionNamedType(
    (s) => {
      const arn = s.arn("lambda", `function:${s.physicalName}`);
      const version = versionOf(s);
      return {
        arn,
        version,
        qualifiedArn: `${arn}:${version}`,
        invokeArn: invokeArn(s, arn),
        codeSha256: s.hex(64, "code"),
      };
    },
    // A table may have the function's name.
    { longestName: 64, id: (s) => `function:${s.physicalName},${s.region}` },
  ),
  [LAMBDA_ALIAS]: arnType((s) => s.arn("lambda", `function:${s.text("functionName")}:${s.text("name")}`), {
    computed: (s) => ({
      invokeArn: invokeArn(s, s.arn("lambda", `function:${s.text("functionName")}:${s.text("name")}`)),
    }),
  }),
  [EVENT_SOURCE_MAPPING]: {
    id: (s) => s.uuid(),
    computed: (s, id) => ({ uuid: id, arn: s.arn("lambda", `event-source-mapping:${id}`) }),
  },
  [EVENT_INVOKE_CONFIG]: {
    // The name and the qualifier, as the provider writes it; here with the region, which may have one each.
    id: (s) => `${s.text("functionName")}:${s.text("qualifier")},${s.region}`,
  },
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": {
    // Its two parts with a comma between them, as the provider writes it; here with the region, which may have one each.
    id: (s) => `${s.text("functionName")},${s.text("qualifier")},${s.region}`,
  },
  [DEPLOYMENT_APPLICATION]: {
    named: "name",
    id: (s) => `${s.uuid()}:${s.physicalName}`,
    computed: (s) => ({
      applicationId: s.uuid("application"),
      arn: s.arn("codedeploy", `application:${s.physicalName}`),
    }),
  },
  [DEPLOYMENT_CONFIG]: {
    // Its name, which both Regions may have.
    id: (s) => `${s.text("deploymentConfigName")},${s.region}`,
    computed: (s) => ({
      arn: s.arn("codedeploy", `deploymentconfig:${s.text("deploymentConfigName")}`),
      deploymentConfigId: s.uuid("config"),
    }),
  },
  [DEPLOYMENT_GROUP]: {
    id: (s) => s.uuid(),
    computed: (s) => ({
      arn: s.arn("codedeploy", `deploymentgroup:${s.text("appName")}/${s.text("deploymentGroupName")}`),
      deploymentGroupId: s.uuid("group"),
    }),
  },
  [LAMBDA_PERMISSION]: { id: (s) => `${s.text("statementId") || s.name}-${s.hex(12)}` },
};

/** A version that no other function has, though AWS's begin at 1: references to it are found by value. */
function versionOf(s: Subject): string {
  return `1${s.digits(8, "version")}`;
}

function invokeArn(s: Subject, arn: string): string {
  return `${s.arn("apigateway", "").replace(`:${s.account}:`, ":lambda:")}path/2015-03-31/functions/${arn}/invocations`;
}
