import { EVENT_BUS, LAMBDA_FUNCTION, QUEUE, STREAM, SUBNETS, TOPIC, type EVENT_RULE } from "../../aws";
import { type Answer, type Resource, type ResourceOf } from "../../graph";
import { callsAtom, releaseAtom } from "../atoms";
import type { Atom, ElementId } from "../model";
import { externalSubnetPlace, regionalPlace } from "../place";
import type { Scene } from "../scene";
import { keyUse, regionalElement } from "../stores/spot";
import { heldRelease } from "./alias-release";
import { reader, type Reader } from "./reader";
import { words } from "./understands";

/** Up where an answer is yes, in doubt where it is not known. */
export function ifYes(answer: Answer, scene: Scene, resource?: Resource): ElementId {
  return answer.is === "yes" ? scene.up : answer.is === "no" ? scene.down : scene.unknown(answer.why, resource);
}

/** https://aws.amazon.com/sqs/faqs/: messages are in several zones, so that no failure of one makes them inaccessible. */
const queueReader = reader({
  types: [QUEUE],
  understands: words(
    "contentBasedDeduplication deduplicationScope delaySeconds fifoQueue fifoThroughputLimit kmsDataKeyReusePeriodSeconds",
    "kmsMasterKeyId maxMessageSize messageRetentionSeconds name namePrefix policy receiveWaitTimeSeconds redriveAllowPolicy",
    "redrivePolicy region sqsManagedSseEnabled tags tagsAll visibilityTimeoutSeconds",
  ),
  read: (queue, scene) => regional(queue, "sqs", "kmsMasterKeyId", `the queue ${scene.nameOf(queue)}`, scene),
});

/** Not `archivePolicy`: what is replayed is not followed. */
const topicReader = reader({
  types: [TOPIC],
  understands: words(
    "applicationFailureFeedbackRoleArn applicationSuccessFeedbackRoleArn applicationSuccessFeedbackSampleRate",
    "contentBasedDeduplication deliveryPolicy displayName fifoThroughputScope fifoTopic firehoseFailureFeedbackRoleArn",
    "firehoseSuccessFeedbackRoleArn firehoseSuccessFeedbackSampleRate httpFailureFeedbackRoleArn httpSuccessFeedbackRoleArn",
    "httpSuccessFeedbackSampleRate kmsMasterKeyId lambdaFailureFeedbackRoleArn lambdaSuccessFeedbackRoleArn",
    "lambdaSuccessFeedbackSampleRate name namePrefix policy region signatureVersion sqsFailureFeedbackRoleArn",
    "sqsSuccessFeedbackRoleArn sqsSuccessFeedbackSampleRate tags tagsAll tracingConfig",
  ),
  read: (topic, scene) => regional(topic, "sns", "kmsMasterKeyId", `the topic ${scene.nameOf(topic)}`, scene),
});

/** Three zones, synchronously (https://docs.aws.amazon.com/streams/latest/dev/disaster-recovery-resiliency.html). */
const streamReader = reader({
  types: [STREAM],
  understands: words(
    "arn encryptionType enforceConsumerDeletion kmsKeyId maxRecordSizeInKib name region retentionPeriod shardCount",
    "shardLevelMetrics streamModeDetails tags tagsAll",
  ),
  read: (stream, scene) => regional(stream, "kinesis", "kmsKeyId", `the stream ${scene.nameOf(stream)}`, scene),
});

const busReader = reader({
  types: [EVENT_BUS],
  understands: words(
    "deadLetterConfig description eventSourceName kmsKeyIdentifier logConfig name region tags tagsAll",
  ),
  read: (bus, scene) => regional(bus, "events", "kmsKeyIdentifier", `the bus ${scene.nameOf(bus)}`, scene),
});

function regional(resource: Resource, service: string, keyProperty: string, why: string, scene: Scene): ElementId {
  const key = keyUse(resource, keyProperty, scene);
  return regionalElement(scene, resource, service, { place: regionalPlace(resource), key, why });
}

/** EventBridge in a rule's Region, and the bus that the rule is on where that is one of the graph. */
export function ruleElement(rule: ResourceOf<typeof EVENT_RULE>, scene: Scene): ElementId {
  const why = `the rule ${scene.nameOf(rule)}`;
  const [bus] = scene.graph.references(rule, "eventBusName", [EVENT_BUS]).certain;
  const element = regionalElement(scene, rule, "events", { place: regionalPlace(rule), why });
  return scene.all([element, bus ? scene.of(bus) : scene.up, isOn(rule, scene)], why, rule);
}

/** A rule is on unless its state, or the former isEnabled, says otherwise. */
function isOn(rule: ResourceOf<typeof EVENT_RULE>, scene: Scene): ElementId {
  const { graph } = scene;
  const state = graph.string(rule, "state", "ENABLED");
  const enabled = graph.boolean(rule, "isEnabled", true);
  if (state.kind === "unknown" || enabled.kind === "unknown")
    return scene.unknown(`Whether ${rule.name} is enabled is known only after deployment.`, rule);
  return state.value === "DISABLED" || !enabled.value ? scene.down : scene.up;
}

/**
 * A Lambda function runs in several zones; with a VPC where its subnets are, in any of them
 * (https://docs.aws.amazon.com/lambda/latest/dg/security-resilience.html). Not `fileSystemConfig`, `capacityProviderConfig`, `durableConfig`.
 */
const lambdaReader = reader({
  types: [LAMBDA_FUNCTION],
  understands: words(
    "architectures code codeSha256 codeSigningConfigArn deadLetterConfig description environment ephemeralStorage handler",
    "imageConfig imageUri kmsKeyArn layers loggingConfig memorySize name packageType publish region",
    "replaceSecurityGroupsOnDestroy replacementSecurityGroupIds reservedConcurrentExecutions role runtime s3Bucket s3Key",
    "s3ObjectVersion skipDestroy snapStart sourceCodeHash sourceKmsKeyArn tags tagsAll timeout tracingConfig vpcConfig",
  ),
  read(lambda, scene) {
    const held = heldRelease(lambda, scene);
    const name = scene.nameOf(lambda);
    return held
      ? scene.all([anyVersion(lambda, [], scene), held.works], `the function ${name}`, lambda)
      : anyVersion(lambda, [releaseAtom(name)], scene);
  },
});

/** Up while Lambda runs a function, whichever version. @param atoms what else fails with it */
export function anyVersion(
  lambda: ResourceOf<typeof LAMBDA_FUNCTION>,
  atoms: readonly Atom[],
  scene: Scene,
): ElementId {
  const name = scene.nameOf(lambda);
  const why = `the function ${name}`;
  const key = keyUse(lambda, "kmsKeyArn", scene);
  const own = [...atoms, callsAtom(name)];
  const code = regionalElement(scene, lambda, "lambda", { place: regionalPlace(lambda), key, atoms: own, why });
  return scene.all([code, subnetsOf(lambda, scene), mayRun(lambda, scene)], why, lambda);
}

/** Reserved concurrency of 0 lets no request in (https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html). */
function mayRun(lambda: ResourceOf<typeof LAMBDA_FUNCTION>, scene: Scene): ElementId {
  const reserved = scene.graph.number(lambda, "reservedConcurrentExecutions");
  if (reserved.kind === "unknown")
    return scene.unknown(`The reservedConcurrentExecutions of ${lambda.name} ${reserved.reason}.`, lambda);
  return reserved.kind === "known" && reserved.value === 0 ? scene.down : scene.up;
}

function subnetsOf(lambda: Resource, scene: Scene): ElementId {
  const { graph } = scene;
  if (graph.given(lambda, "vpcConfig").kind === "missing") return scene.up;
  const subnets = graph.references(lambda, "vpcConfig.subnetIds[*]", SUBNETS);
  const elsewhere = subnets.external.map((id) =>
    scene.placed(lambda, externalSubnetPlace(id, lambda, graph), true, `the subnet ${id}`),
  );
  const open = subnets.complete ? [] : [scene.unknown(subnets.why ?? `The subnets of ${lambda.name} are not known.`)];
  const all = [...subnets.certain.map((subnet) => scene.of(subnet)), ...elsewhere, ...open];
  // An empty list takes a function out of its VPC.
  return all.length === 0 ? scene.up : scene.any(all, `a subnet of ${scene.nameOf(lambda)}`);
}

export const MESSAGE_READERS: readonly Reader[] = [queueReader, topicReader, streamReader, busReader, lambdaReader];
