ALTER TABLE "users"."refresh_tokens" ADD COLUMN "used_with" text;--> statement-breakpoint
ALTER TABLE "users"."refresh_tokens" ADD COLUMN "successor" text;