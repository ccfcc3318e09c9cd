/**
 * Where RDS can replicate the automated backups of a region to
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html#USER_ReplicateBackups.Regions). Not every pair works both ways.
 */
const DESTINATIONS: Readonly<Record<string, readonly string[]>> = {
  "af-south-1": ["eu-central-1", "eu-west-1", "eu-west-2"],
  "ap-east-1": ["ap-southeast-1", "ap-northeast-1"],
  "ap-northeast-1": [
    ...["ap-east-1", "ap-northeast-2", "ap-northeast-3", "ap-southeast-1", "us-east-1", "us-east-2", "us-west-2"],
  ],
  "ap-northeast-2": ["ap-northeast-1", "ap-southeast-1", "us-east-1", "us-east-2", "us-west-2"],
  "ap-northeast-3": ["ap-northeast-1"],
  "ap-south-1": ["ap-south-2", "ap-southeast-1", "us-east-1", "us-east-2", "us-west-2"],
  "ap-south-2": ["ap-south-1"],
  "ap-southeast-1": [
    ...["ap-east-1", "ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-2", "ap-southeast-5"],
    ...["us-east-1", "us-east-2", "us-west-2"],
  ],
  "ap-southeast-2": ["ap-southeast-1", "ap-southeast-4", "us-east-1", "us-west-1", "us-west-2"],
  "ap-southeast-3": ["ap-southeast-1", "ap-southeast-5"],
  "ap-southeast-4": ["ap-southeast-2"],
  "ap-southeast-5": ["ap-southeast-1"],
  "ca-central-1": ["ca-west-1", "eu-west-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2"],
  "ca-west-1": ["ca-central-1"],
  "eu-central-1": [
    ...["af-south-1", "eu-central-2", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3"],
    ...["us-east-1", "us-east-2", "us-west-2"],
  ],
  "eu-central-2": ["eu-central-1", "eu-west-1"],
  "eu-north-1": ["eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3", "us-east-1"],
  "eu-south-1": ["eu-central-1"],
  "eu-south-2": ["eu-west-1", "eu-west-3"],
  "eu-west-1": [
    ...["af-south-1", "ca-central-1", "eu-central-1", "eu-central-2", "eu-north-1", "eu-west-2", "eu-west-3"],
    ...["us-east-1", "us-east-2", "us-west-1", "us-west-2"],
  ],
  "eu-west-2": ["af-south-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-3", "us-east-1"],
  "eu-west-3": ["eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "us-east-1"],
  "il-central-1": ["eu-west-1"],
  "me-central-1": ["eu-central-1"],
  "sa-east-1": ["us-east-1", "us-east-2"],
  "us-east-1": [
    ...["ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1"],
    ...["eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1"],
    ...["us-east-2", "us-west-1", "us-west-2"],
  ],
  "us-east-2": [
    ...["ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ca-central-1"],
    ...["eu-central-1", "eu-west-1", "sa-east-1", "us-east-1", "us-west-1", "us-west-2"],
  ],
  "us-west-1": ["ap-southeast-2", "ca-central-1", "eu-west-1", "us-east-1", "us-east-2", "us-west-2"],
  "us-west-2": [
    ...["ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1"],
    ...["eu-central-1", "eu-west-1", "us-east-1", "us-east-2", "us-west-1"],
  ],
};

/** The regions that a region's automated backups can be replicated to. */
export function backupDestinations(region: string): readonly string[] {
  return DESTINATIONS[region] ?? [];
}
