ALTER TABLE "analytics"."imports" ADD COLUMN "replaces" text;--> statement-breakpoint
ALTER TABLE "analytics"."imports" ADD COLUMN "skip_bad_lines" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "analytics"."imports" ADD COLUMN "rows_total" bigint;--> statement-breakpoint
ALTER TABLE "analytics"."imports" ADD COLUMN "skipped_lines" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "analytics"."imports" ADD COLUMN "skipped_file" jsonb;--> statement-breakpoint
ALTER TABLE "analytics"."stores" ADD COLUMN "retired_at" timestamp with time zone;