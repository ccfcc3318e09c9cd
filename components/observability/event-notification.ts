import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Severity } from "../config/schema/alerts";
import type { Alerts } from "./alerts";

export interface EventNotificationArgs {
  description: string;
  eventPattern: pulumi.Input<string>;
  /** JSON paths of the event's fields in the text, by their placeholders. */
  fields: Record<string, string>;
  /** The notification, with `<placeholder>`s. */
  text: string;
  severity: Severity;
  alerts: Pick<Alerts, "topicArns" | "deadLetterArn">;
}

/** Notifies the alerts' topic of a severity of events on the default bus. */
export function eventNotification(
  name: string,
  { description, eventPattern, fields, text, severity, alerts }: EventNotificationArgs,
  opts: pulumi.CustomResourceOptions,
): void {
  const rule = new aws.cloudwatch.EventRule(name, { description, eventPattern }, opts);
  new aws.cloudwatch.EventTarget(
    name,
    {
      rule: rule.name,
      arn: alerts.topicArns[severity],
      deadLetterConfig: { arn: alerts.deadLetterArn },
      inputTransformer: { inputPaths: fields, inputTemplate: `"${text}"` },
    },
    opts,
  );
}
