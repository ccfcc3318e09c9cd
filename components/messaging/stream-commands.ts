/** AWS takes no more: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_IncreaseStreamRetentionPeriod.html. */
const LONGEST_HOURS = 8760;

/**
 * What a person types about a stream, in its own region alone.
 * @param retentionHours what the settings say; to buy time is to double it
 */
export function streamCommands(streamName: string, region: string, retentionHours: number): Record<string, string> {
  const stream = `--stream-name ${streamName} --region ${region}`;
  const longer = Math.min(LONGEST_HOURS, retentionHours * 2);
  return {
    look: `aws kinesis describe-stream-summary ${stream}`,
    shards: `aws kinesis list-shards ${stream} --query "Shards[].[ShardId,SequenceNumberRange.EndingSequenceNumber]" --output text`,
    keepLonger: `aws kinesis increase-stream-retention-period ${stream} --retention-period-hours ${longer}`,
  };
}
