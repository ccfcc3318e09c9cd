import { z } from "zod";
import { duration } from "../../duration";
import { distinct, logRetentionDays, text, wholeNumber } from "../common";
import { everyStore } from "../stores";
import { auroraInstances } from "./aurora-instances";
import { members } from "./members";
import { maintenance } from "./maintenance";

const VERSION = 'a version in quotes, such as "16.6" of postgres or "8.0.mysql_aurora.3.08.0" of mysql';

/** Backtracking reaches at most 72 hours (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html). */
const LONGEST_BACKTRACK = 72 * 3600;

/** A DB name takes at most 63 letters, digits and underscores (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_Limits.html). */
const NAME = "a name of at most 63 lower-case letters, digits and underscores, beginning with a letter";
const databaseName = z.string(NAME).regex(/^[a-z][a-z0-9_]{0,62}$/, NAME);

/** MySQL takes user names of at most 16 characters (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html, MasterUsername). */
const USERNAME =
  "a name of at most 16 lower-case letters, digits and underscores, beginning with a letter, and none of AWS's own";
const username = z
  .string(USERNAME)
  .regex(/^(?!(admin|rdsadmin|postgres|root|mysql|public|user)$)[a-z][a-z0-9_]{0,15}$/, USERNAME);

const PARAMETER = "a text, a number or a switch";
const parameter = z.union([text(PARAMETER), z.number(), z.boolean()], PARAMETER);
const parameters = z.record(text("a parameter's name"), parameter).default({});

/** An Aurora DB cluster; an Aurora Global Database where the strategy keeps live data in the standby region. */
export const aurora = z.strictObject({
  type: z
    .literal("aurora")
    .describe("The kind of database: an Aurora cluster, a DB instance, or a Multi-AZ DB cluster."),
  engine: z.enum(["postgres", "mysql"]).describe("Which database it is compatible with."),
  version: z
    .string(VERSION)
    .regex(/^(\d{2}\.\d{1,2}|8\.\d\.mysql_aurora\.\d\.\d{2}\.\d)$/, VERSION)
    .describe(
      "The engine's version, with the minor one, in quotes. Where autoMinorVersionUpgrade has an effect it is the version at the beginning only; " +
        "a global database is upgraded by changing it: `up` on the standby's stack first, then on the writer's.",
    ),
  databaseName: databaseName
    .optional()
    .describe("The database that is made in it at first; by default the name here, with underscores for hyphens."),
  username: username.default("dbadmin").describe("The master user; AWS or Secrets Manager keeps the password."),
  ...auroraInstances,
  backtrackWindow: duration(1, LONGEST_BACKTRACK)
    .optional()
    .describe(
      "How far back the cluster can be rewound in place: mysql alone, without a global database. Only a new cluster can be given it.",
    ),
  storage: z
    .enum(["standard", "io-optimized"])
    .optional()
    .describe(
      "Pay by the request, or more for the storage and nothing for requests (Aurora I/O-Optimized). A new cluster is standard; " +
        "write standard to come back to it.",
    ),
  parameters: parameters.describe(
    "Engine parameters of the whole cluster that take effect at once: dynamic ones, in AWS's words. TLS is always required.",
  ),
  staticParameters: parameters.describe("Engine parameters of the whole cluster that take effect at the next reboot."),
  instanceParameters: z
    .strictObject({
      parameters: parameters.describe("Dynamic ones."),
      staticParameters: parameters.describe("Those that take effect at the next reboot."),
    })
    .prefault({})
    .describe("Engine parameters of each instance, where they differ from the cluster's."),
  backupRetentionDays: wholeNumber(1, 35)
    .default(7)
    .describe("Days back to which the cluster can be restored to any second (point-in-time recovery)."),
  logExports: distinct(
    z.array(
      z.enum(["postgresql", "audit", "error", "general", "slowquery", "iam-db-auth-error", "instance"]),
      "a list of logs",
    ),
    "each log once",
  )
    .optional()
    .describe("Logs that go to CloudWatch Logs; by default postgresql, or error and slowquery of mysql."),
  logRetentionDays: logRetentionDays.default(30).describe("Days that CloudWatch Logs keeps them."),
  insights: z
    .enum(["none", "standard", "advanced"])
    .default("standard")
    .describe(
      "CloudWatch Database Insights: 7 days of history, or 15 months and more for a price. A new global database begins with another than " +
        "advanced, which can be chosen once its clusters are there.",
    ),
  iamAuthentication: z
    .boolean()
    .default(false)
    .describe("Whether the service may sign in with its role as any database user that was granted rds_iam."),
  writeForwarding: z
    .boolean()
    .default(false)
    .describe(
      "Global database: whether the region that does not write takes writes on its readers and sends them to the one that does.",
    ),
  applyImmediately: z
    .boolean()
    .default(false)
    .describe(
      "Whether changes that interrupt (version, class) are made by `up` itself, not in the maintenance window.",
    ),
  ...maintenance,
  ...members,
  ...everyStore,
});
