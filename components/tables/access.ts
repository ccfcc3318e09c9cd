import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

export interface AccessArgs {
  tableArn: string;
  region: string;
  /** Whether it has a stream. */
  stream: boolean;
  /** The key's ARN, or the alias of a key of another stack. */
  key: { arn: pulumi.Input<string> } | { alias: string; account: string };
}

/** Items and queries; not the table's configuration, which belongs to the stack. */
const ITEM_ACTIONS = [
  "BatchGetItem",
  "BatchWriteItem",
  "ConditionCheckItem",
  "DeleteItem",
  "DescribeTable",
  "GetItem",
  "PutItem",
  "Query",
  "Scan",
  "UpdateItem",
].map((action) => `dynamodb:${action}`);

const STREAM_ACTIONS = ["DescribeStream", "GetRecords", "GetShardIterator"].map((action) => `dynamodb:${action}`);

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html: what a caller needs with a customer managed key. */
const KEY_ACTIONS = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

/** What the service's role may do with its region's table. */
export function tableStatements(args: AccessArgs): aws.iam.PolicyStatement[] {
  const { tableArn, region, stream } = args;
  const viaService = { "kms:ViaService": `dynamodb.${region}.amazonaws.com` };
  return [
    { Effect: "Allow", Action: ITEM_ACTIONS, Resource: [tableArn, `${tableArn}/index/*`] },
    ...(stream ? [{ Effect: "Allow" as const, Action: STREAM_ACTIONS, Resource: `${tableArn}/stream/*` }] : []),
    "arn" in args.key
      ? {
          Effect: "Allow",
          Action: KEY_ACTIONS,
          Resource: args.key.arn,
          // Through DynamoDB only: the role need not decrypt the other stores under the key.
          Condition: { StringEquals: viaService },
        }
      : {
          Effect: "Allow",
          Action: KEY_ACTIONS,
          Resource: `arn:aws:kms:${region}:${args.key.account}:key/*`,
          Condition: {
            StringEquals: viaService,
            // https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
            "ForAnyValue:StringEquals": { "kms:ResourceAliases": args.key.alias },
          },
        },
  ];
}
