import {
  BUCKET,
  BUCKET_ENCRYPTION,
  BUCKET_REPLICATION,
  CERTIFICATE,
  EVENT_SOURCE_MAPPING,
  KMS_KEY,
  LAMBDA_FUNCTION,
  QUEUE,
  RECORD,
  TOPIC,
  TOPIC_SUBSCRIPTION,
} from "../../../policy/aws";
import { resource, type Fixture } from "../fixtures";
import { owned } from "./worked/kept";
import { Site } from "./worked/serving";
import { EAST, WEST } from "./worked/stores";

const at = { region: EAST };

/** Two buckets that replicate to each other, under keys of their own. */
export function mirrored(): Fixture[] {
  const sides = [WEST, EAST].map((region) => {
    const key = resource(KMS_KEY, `key-${region}`, {}, { region });
    const outputs = { arn: `arn:aws:s3:::media-${region}` };
    const bucket = resource(BUCKET, "media", { bucket: `media-${region}` }, { region, outputs, stack: region });
    const applyServerSideEncryptionByDefault = { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.output("arn") };
    const encryption = { bucket: bucket.id, rules: [{ applyServerSideEncryptionByDefault }] };
    return { region, bucket, others: [key, resource(BUCKET_ENCRYPTION, `media-${region}`, encryption, { region })] };
  });
  return sides.flatMap(({ region, bucket, others }, index) => {
    const rules = [{ status: "Enabled", destination: { bucket: sides[1 - index]!.bucket.output("arn") } }];
    return [
      bucket,
      ...others,
      resource(BUCKET_REPLICATION, `media-${region}`, { bucket: bucket.id, rules }, { region }),
    ];
  });
}

/** A topic with two queues, each with a function. */
export function fanOut(): Fixture[] {
  const topic = owned(TOPIC, "orders", "sns", { name: "orders" });
  return [
    topic,
    ...["bills", "mails"].flatMap((name) => {
      const key = resource(KMS_KEY, name, {}, at);
      const queue = owned(QUEUE, name, "sqs", { name, kmsMasterKeyId: key.output("arn") });
      const worker = owned(LAMBDA_FUNCTION, name, "lambda", { name, handler: "index.handler" });
      const mapping = { eventSourceArn: queue.output("arn"), functionName: worker.output("name") };
      const subscription = { topic: topic.output("arn"), protocol: "sqs", endpoint: queue.output("arn") };
      return [
        ...[key, queue, worker, resource(EVENT_SOURCE_MAPPING, name, mapping, at)],
        resource(TOPIC_SUBSCRIPTION, name, subscription, at),
      ];
    }),
  ];
}

/** Two sites by HTTPS with one certificate of ACM. */
export function secure(): Fixture[] {
  const site = new Site();
  const certificate = site.add(CERTIFICATE, "shop", { domainName: "shop.example.com" }, { arn: "arn:aws:acm:::shop" });
  for (const name of ["shop", "drill"]) {
    const [balancer, target] = [site.balancer(name), site.targetGroup(name)];
    const tls = { port: 443, protocol: "HTTPS", certificateArn: certificate.output("arn") };
    site.listener(balancer, name, site.forward(target), tls);
    site.attach(target, site.instance(`${name}-1`, "a"), site.instance(`${name}-2`, "b"));
    const aliases = [{ name: balancer.output("dnsName"), zoneId: "ZELB", evaluateTargetHealth: false }];
    site.add(RECORD, name, { zoneId: "Z1", name: `${name}.example.com`, type: "A", aliases });
  }
  return [...site.all()];
}
