ALTER TABLE "charts"."charts" ADD COLUMN "document_version" integer;--> statement-breakpoint
UPDATE "charts"."charts" SET "document_version" = "version";--> statement-breakpoint
ALTER TABLE "charts"."charts" ALTER COLUMN "document_version" SET NOT NULL;
