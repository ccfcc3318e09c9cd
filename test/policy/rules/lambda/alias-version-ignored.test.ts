import { aliasVersionIgnored } from "../../../../policy/rules/lambda/alias-version-ignored";
import { resource, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const orders = resource("aws:lambda/function:Function", "orders", { name: "orders" });
const application = resource("aws:codedeploy/application:Application", "orders", {
  name: "orders",
  computePlatform: "Lambda",
});
const alias = (ignoreChanges: string[] = []): Fixture =>
  resource(
    "aws:lambda/alias:Alias",
    "live",
    { name: "live", functionName: orders.output("name"), functionVersion: "7" },
    { ignoreChanges },
  );
const errors = (FunctionName: unknown): Fixture =>
  resource("aws:cloudwatch/metricAlarm:MetricAlarm", "errors", {
    ...{ name: "orders-errors", namespace: "AWS/Lambda", metricName: "Errors" },
    dimensions: { FunctionName },
  });
const group = (more: Record<string, unknown> = {}): Fixture =>
  resource("aws:codedeploy/deploymentGroup:DeploymentGroup", "orders", {
    appName: application.output("name"),
    alarmConfiguration: { enabled: true, alarms: ["orders-errors"] },
    ...more,
  });
const around = [orders, application, errors(orders.output("name")), group()];

judges(aliasVersionIgnored, {
  "a version that is ignored": [[alias(["functionVersion", "routingConfig"]), ...around], "compliant"],
  "all that is ignored": [[alias(["*"]), ...around], "compliant"],
  "a version that an update sets": [[alias(), ...around], "violation", /sets it, and an update sets it too/],
  "another property that is ignored": [[alias(["routingConfig"]), ...around], "violation"],
  "the same by the function's name": [[alias(), orders, application, errors("orders"), group()], "violation"],
  "a group that stops on an alarm of another function": [
    [alias(), orders, application, errors("invoices"), group()],
    "notApplicable",
  ],
  "a group that stops on no alarm": [
    [alias(), orders, application, errors("orders"), group({ alarmConfiguration: { enabled: false } })],
    "notApplicable",
  ],
  "no group": [[alias(), orders], "notApplicable"],
});
