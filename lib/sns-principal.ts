const SNS = "sns.amazonaws.com";

/**
 * The service principal as which SNS sends from a topic to a queue: where the two are in different Regions, of the opt-in Region among them, and of
 * the queue's where both are (https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html).
 * @param optIn the Regions that an account must opt in to
 */
export function snsPrincipal(topicRegion: string, queueRegion: string, optIn: readonly string[]): string {
  if (topicRegion === queueRegion) return SNS;
  const region = [queueRegion, topicRegion].find((one) => optIn.includes(one));
  return region === undefined ? SNS : `sns.${region}.amazonaws.com`;
}
