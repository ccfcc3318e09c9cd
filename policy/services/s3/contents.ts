import {
  ATHENA_WORKGROUP,
  BUCKET_LOGGING,
  BUCKET_NOTIFICATION,
  BUCKET_OBJECT,
  BUCKET_OBJECT_V1,
  BUCKET_WEBSITE,
  BUCKETS,
  CANARY,
  CLASSIC_LOAD_BALANCER,
  DISTRIBUTION,
  FIREHOSE_STREAM,
  FLOW_LOG,
  GLUE_CRAWLER,
  GLUE_JOB,
  HEALTH_CHECK,
  LAMBDA_FUNCTION,
  LOAD_BALANCERS,
  PIPELINE,
  TRAIL,
} from "../../aws";
import { append, isOfType, NOT_YET, perGraph, type Graph, type Resource } from "../../graph";
import { dataSigns } from "./data";
import { bucketsByName } from "./replication";

/** Whether a bucket holds what can't be made again; `why` is a sentence, and a record must be kept for its time. */
export type Contents =
  | { readonly is: "data"; readonly why: string }
  | { readonly is: "replaceable"; readonly why: string; readonly isRecord: boolean }
  | { readonly is: "unknown"; readonly why: string };

/** What uses a bucket: the property that names the bucket, and what it holds. */
interface User {
  readonly types: readonly string[];
  readonly path: string;
  readonly what: string;
}

/** What uses a bucket for logs, or for what is made again. */
const OUTPUTS: readonly User[] = [
  { types: [...LOAD_BALANCERS, CLASSIC_LOAD_BALANCER], path: "accessLogs.bucket", what: "the access logs of" },
  { types: [BUCKET_LOGGING], path: "targetBucket", what: "the access logs of" },
  { types: [DISTRIBUTION], path: "loggingConfig.bucket", what: "the access logs of" },
  { types: [FLOW_LOG], path: "logDestination", what: "the flow logs of" },
  { types: [TRAIL], path: "s3BucketName", what: "the log files of" },
  { types: [CANARY], path: "artifactS3Location", what: "the artifacts of" },
  { types: [ATHENA_WORKGROUP], path: "configuration.resultConfiguration.outputLocation", what: "the query results of" },
  { types: [PIPELINE], path: "artifactStores[*].location", what: "the artifacts of" },
  { types: [GLUE_JOB], path: "command.scriptLocation", what: "the script of" },
  { types: [LAMBDA_FUNCTION], path: "s3Bucket", what: "the code of" },
];

/** What shows that objects arrive which no program has. */
const ARRIVALS: readonly User[] = [
  { types: [FIREHOSE_STREAM], path: "extendedS3Configuration.bucketArn", what: "what is delivered by" },
  { types: [GLUE_CRAWLER], path: "s3Targets[*].path", what: "the data that is catalogued by" },
  { types: [BUCKET_NOTIFICATION], path: "bucket", what: "uploads, which are announced by" },
];

/** What the program, or what builds the site, uploads again. */
const UPLOADS: readonly User[] = [
  { types: [BUCKET_OBJECT, BUCKET_OBJECT_V1], path: "bucket", what: "what the program uploads, such as" },
  { types: [HEALTH_CHECK], path: "fqdn", what: "the objects that Route 53 asks for in" },
  { types: [BUCKET_WEBSITE], path: "bucket", what: "the website of" },
];

interface Use {
  readonly what: string;
  readonly by: Resource;
}

/** The bucket in `s3://bucket/path`, in an ARN or in a DNS name, or the text itself. */
function bucketIn(text: string): string {
  return /^(?:s3:\/\/|arn:[^:]+:s3:::)?([^/]+?)(?:\.s3[.-][^/]*)?(?:\/.*)?$/.exec(text)?.[1] ?? text;
}

function usersIn(users: readonly User[], graph: Graph) {
  const certain = new Map<Resource, Use[]>();
  const possible = new Map<Resource, Use[]>();
  for (const { types, path, what } of users) {
    for (const by of graph.ofType(...types)) {
      const found = graph.references(by, path, BUCKETS);
      const named = found.external.flatMap((text) => bucketsByName(graph).get(bucketIn(text)) ?? []);
      for (const bucket of [...found.certain, ...named]) append(certain, bucket, { what, by });
      for (const bucket of found.possible) append(possible, bucket, { what, by });
    }
  }
  return { certain, possible };
}

const usesOf = perGraph((graph) => ({
  outputs: usersIn(OUTPUTS, graph),
  arrivals: usersIn(ARRIVALS, graph),
  uploads: usersIn(UPLOADS, graph),
}));

/**
 * What a bucket holds, by what the program does with it: data where it is replicated or backed up, or where objects arrive from elsewhere;
 * replaceable where it only takes logs, results, artifacts or what the program uploads.
 */
export function contentsOf(bucket: Resource, graph: Graph, backupTag: string): Contents {
  const signs = dataSigns(bucket, graph, backupTag);
  if (signs.source || signs.destination || signs.backup) return { is: "data", why: "It is replicated or backed up." };
  if (signs.why !== undefined) return { is: "unknown", why: signs.why };
  const { outputs, arrivals, uploads } = usesOf(graph);
  const [output] = outputs.certain.get(bucket) ?? [];
  if (output) return { is: "replaceable", why: holds(output), isRecord: isOfType(output.by, TRAIL) };
  const [arrival] = arrivals.certain.get(bucket) ?? [];
  if (arrival) return { is: "data", why: holds(arrival) };
  const [maybe] = [outputs, arrivals, uploads].flatMap(({ possible }) => possible.get(bucket) ?? []);
  const [upload] = uploads.certain.get(bucket) ?? [];
  if (upload && !maybe) return { is: "replaceable", why: holds(upload), isRecord: false };
  if (maybe) return { is: "unknown", why: `Whether it holds ${maybe.what} ${maybe.by.name} is ${NOT_YET.slice(3)}.` };
  return { is: "unknown", why: `It neither replicates nor has the tag ${backupTag}: nothing shows what it holds.` };
}

function holds({ what, by }: Use): string {
  return `It holds ${what} ${by.name}.`;
}
