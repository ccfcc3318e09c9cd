import { z } from "zod";
import { INSTANCE_SIZE, SIZES, text, wholeNumber } from "../common";
import { maintenance } from "./maintenance";

const VERSION =
  'a major version in quotes, such as "16" or "8.4"; with its minor part where autoMinorVersionUpgrade is false';

/** What a master user and a database may be called (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html). */
const USERNAME = "a name of 1 to 16 letters, digits and underscores that begins with a letter";
const DATABASE = "a name of 1 to 63 letters, digits and underscores that begins with a letter";

const PARAMETER = "a text, a number or a switch";
const parameter = z.union([text(PARAMETER), z.number(), z.boolean()], PARAMETER);
const parameters = z.record(text("a parameter's name"), parameter).default({});

/** An instance class, such as db.r7g.large. */
export const INSTANCE_CLASS = `an instance class such as db.r7g.large, with one of the sizes ${SIZES}`;
export const instanceClass = z
  .string(INSTANCE_CLASS)
  .regex(new RegExp(`^db\\.[a-z][a-z0-9-]*\\.${INSTANCE_SIZE}$`), INSTANCE_CLASS);

/** What an RDS DB instance and a Multi-AZ DB cluster both say. */
export const rdsShared = {
  version: z
    .string(VERSION)
    .regex(/^\d+(\.\d+){0,2}$/, VERSION)
    .describe(
      "The engine's version. AWS chooses the minor version and installs the next ones in the maintenance windows.",
    ),
  username: z
    .string(USERNAME)
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,15}$/, USERNAME)
    .default("dbadmin")
    .describe(
      "The master user. Its password is made by AWS or by Holdfast and kept in Secrets Manager; it is written nowhere else.",
    ),
  databaseName: z
    .string(DATABASE)
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,62}$/, DATABASE)
    .optional()
    .describe("The database that is made in it at first; by default the name here, with underscores for hyphens."),
  port: wholeNumber(1150, 65535).optional().describe("By default the engine's own: 5432, or 3306."),
  backupRetentionDays: wholeNumber(1, 35)
    .default(7)
    .describe("Days that can be gone back to, to any second of them (point-in-time recovery). AWS allows 1 to 35."),
  parameters: parameters.describe("Engine parameters that take effect at once: dynamic ones, in AWS's words."),
  staticParameters: parameters.describe("Engine parameters that take effect at the next reboot."),
  logExports: z
    .array(z.string("a log's name"), "a list of logs")
    .optional()
    .describe("Logs that go to CloudWatch Logs; by default postgresql and upgrade, or error."),
  caCertificate: z
    .string("a certificate authority such as rds-ca-rsa2048-g1")
    .regex(/^rds-ca-[a-z0-9-]+$/, "a certificate authority such as rds-ca-rsa2048-g1")
    .default("rds-ca-rsa2048-g1")
    .describe("The authority that signs the server's certificate, which clients must trust."),
  insights: z
    .enum(["none", "standard", "advanced"])
    .default("standard")
    .describe("CloudWatch Database Insights; advanced keeps 15 months and costs by the vCPU."),
  enhancedMonitoring: z
    .union([z.literal(false), z.enum(["1s", "5s", "10s", "15s", "30s", "60s"])], "false, 1s, 5s, 10s, 15s, 30s or 60s")
    .default(false)
    .describe("How often the operating system's own figures go to CloudWatch Logs."),
  ...maintenance,
};
