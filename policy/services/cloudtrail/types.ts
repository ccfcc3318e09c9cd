/** Type tokens of CloudTrail and of what tells of its trails. */

export const TRAIL = "aws:cloudtrail/trail:Trail";
export const METRIC_FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
export const BUCKET_POLICIES = ["aws:s3/bucketPolicy:BucketPolicy", "aws:s3/bucketPolicyV2:BucketPolicyV2"];
