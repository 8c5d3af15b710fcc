// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Internationalization/Text.h"

const FText& FText::GetEmpty()
{
	static const FText Empty;
	return Empty;
}

FText FText::FormatOrdered(const FText& Pattern, const TArray<FString>& Args)
{
	FString Result = Pattern.Text;
	for (int32 Index = 0; Index < Args.Num(); ++Index)
	{
		Result.ReplaceInline(*FString::Printf(TEXT("{%d}"), Index), *Args[Index]);
	}
	return FText(Result);
}

FText FText::Format(const FText& Pattern, const TMap<FString, FFormatArgumentValue>& Args)
{
	FString Result = Pattern.Text;
	for (const TPair<FString, FFormatArgumentValue>& Pair : Args)
	{
		Result.ReplaceInline(*(TEXT("{") + Pair.Key + TEXT("}")), *Pair.Value.Value.ToString());
	}
	return FText(Result);
}

FText FText::Join(const FText& Delimiter, const TArray<FText>& Items)
{
	TArray<FString> Texts;
	for (const FText& Item : Items)
	{
		Texts.Add(Item.ToString());
	}
	return FText(FString::Join(Texts, *Delimiter.ToString()));
}
