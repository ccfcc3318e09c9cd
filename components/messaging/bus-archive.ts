import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { DEFAULT_BUS, type Archive, type Bus } from "../config/schema/messaging/buses";
import type { Workload } from "../config/schema/workload";
import { archiveName } from "../topology/messaging-events";

const DEFAULT_RETENTION_DAYS = 30;

export interface BusArchiveArgs {
  workload: Workload;
  bus: string;
  archive: Archive;
  busArn: pulumi.Input<string>;
  keyArn?: pulumi.Input<string>;
}

/** A bus has an archive of all its events unless the settings say otherwise; the default bus, with AWS's own events, only if they do. */
export function archiveOf(bus: string, { archive }: Pick<Bus, "archive">): Archive | undefined {
  if (archive === false) return undefined;
  return archive ?? (bus === DEFAULT_BUS ? undefined : { retentionDays: DEFAULT_RETENTION_DAYS });
}

/**
 * The archive. EventBridge replays events only to the bus that they came from
 * (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ReplayDestination.html). It is encrypted like its bus, as AWS recommends
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/encryption-archives.html).
 */
export function busArchive(
  name: string,
  { workload, bus, archive, busArn, keyArn }: BusArchiveArgs,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.EventArchive {
  return new aws.cloudwatch.EventArchive(
    name,
    {
      name: archiveName(workload, bus),
      description: `Events of ${workload.name}: ${bus}`,
      eventSourceArn: busArn,
      // 0: indefinitely (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html).
      retentionDays: archive.retentionDays,
      ...(archive.pattern && { eventPattern: JSON.stringify(archive.pattern) }),
      ...(keyArn !== undefined && { kmsKeyIdentifier: keyArn }),
    },
    opts,
  );
}
