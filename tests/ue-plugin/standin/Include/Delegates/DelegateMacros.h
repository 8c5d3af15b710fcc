// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Delegates/Delegate.h"

#define FUNC_DECLARE_DELEGATE(Name, Ret, ...) typedef TDelegate<Ret(__VA_ARGS__)> Name;
#define DECLARE_DELEGATE(Name) typedef TDelegate<void()> Name;
#define DECLARE_DELEGATE_OneParam(Name, ...) typedef TDelegate<void(__VA_ARGS__)> Name;
#define DECLARE_DELEGATE_TwoParams(Name, ...) typedef TDelegate<void(__VA_ARGS__)> Name;
#define DECLARE_DELEGATE_ThreeParams(Name, ...) typedef TDelegate<void(__VA_ARGS__)> Name;
#define DECLARE_DELEGATE_FourParams(Name, ...) typedef TDelegate<void(__VA_ARGS__)> Name;
#define DECLARE_DELEGATE_RetVal(Ret, Name) typedef TDelegate<Ret()> Name;
#define DECLARE_DELEGATE_RetVal_OneParam(Ret, Name, ...) typedef TDelegate<Ret(__VA_ARGS__)> Name;
#define DECLARE_DELEGATE_RetVal_TwoParams(Ret, Name, ...) typedef TDelegate<Ret(__VA_ARGS__)> Name;
#define DECLARE_DELEGATE_RetVal_ThreeParams(Ret, Name, ...) typedef TDelegate<Ret(__VA_ARGS__)> Name;

#define DECLARE_MULTICAST_DELEGATE(Name) typedef TMulticastDelegate<void()> Name;
#define DECLARE_MULTICAST_DELEGATE_OneParam(Name, ...) typedef TMulticastDelegate<void(__VA_ARGS__)> Name;
#define DECLARE_MULTICAST_DELEGATE_TwoParams(Name, ...) typedef TMulticastDelegate<void(__VA_ARGS__)> Name;
#define DECLARE_MULTICAST_DELEGATE_ThreeParams(Name, ...) typedef TMulticastDelegate<void(__VA_ARGS__)> Name;
#define DECLARE_MULTICAST_DELEGATE_FourParams(Name, ...) typedef TMulticastDelegate<void(__VA_ARGS__)> Name;
#define DECLARE_TS_MULTICAST_DELEGATE(Name) typedef TMulticastDelegate<void()> Name;
#define DECLARE_TS_MULTICAST_DELEGATE_OneParam(Name, ...) typedef TMulticastDelegate<void(__VA_ARGS__)> Name;

#define DECLARE_EVENT(Owner, Name) typedef TMulticastDelegate<void()> Name;
#define DECLARE_EVENT_OneParam(Owner, Name, ...) typedef TMulticastDelegate<void(__VA_ARGS__)> Name;
#define DECLARE_EVENT_TwoParams(Owner, Name, ...) typedef TMulticastDelegate<void(__VA_ARGS__)> Name;

#define STANDIN_DYNAMIC_MULTICAST(Name, ...)                                                                           \
	class Name : public TStandinDynamicMulticast<__VA_ARGS__>                                                          \
	{                                                                                                                  \
	};
#define DECLARE_DYNAMIC_MULTICAST_DELEGATE(Name) STANDIN_DYNAMIC_MULTICAST(Name)
#define DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(Name, T1, N1) STANDIN_DYNAMIC_MULTICAST(Name, T1)
#define DECLARE_DYNAMIC_MULTICAST_DELEGATE_TwoParams(Name, T1, N1, T2, N2) STANDIN_DYNAMIC_MULTICAST(Name, T1, T2)
#define DECLARE_DYNAMIC_MULTICAST_DELEGATE_ThreeParams(Name, T1, N1, T2, N2, T3, N3)                                   \
	STANDIN_DYNAMIC_MULTICAST(Name, T1, T2, T3)
#define DECLARE_DYNAMIC_MULTICAST_DELEGATE_FourParams(Name, T1, N1, T2, N2, T3, N3, T4, N4)                            \
	STANDIN_DYNAMIC_MULTICAST(Name, T1, T2, T3, T4)
#define DECLARE_DYNAMIC_MULTICAST_DELEGATE_FiveParams(Name, T1, N1, T2, N2, T3, N3, T4, N4, T5, N5)                    \
	STANDIN_DYNAMIC_MULTICAST(Name, T1, T2, T3, T4, T5)
#define DECLARE_DYNAMIC_MULTICAST_DELEGATE_SixParams(Name, T1, N1, T2, N2, T3, N3, T4, N4, T5, N5, T6, N6)             \
	STANDIN_DYNAMIC_MULTICAST(Name, T1, T2, T3, T4, T5, T6)

#define STANDIN_DYNAMIC_DELEGATE(Name, ...)                                                                            \
	class Name : public TStandinDynamicDelegate<__VA_ARGS__>                                                           \
	{                                                                                                                  \
	};
#define DECLARE_DYNAMIC_DELEGATE(Name) STANDIN_DYNAMIC_DELEGATE(Name)
#define DECLARE_DYNAMIC_DELEGATE_OneParam(Name, T1, N1) STANDIN_DYNAMIC_DELEGATE(Name, T1)
#define DECLARE_DYNAMIC_DELEGATE_TwoParams(Name, T1, N1, T2, N2) STANDIN_DYNAMIC_DELEGATE(Name, T1, T2)
#define DECLARE_DYNAMIC_DELEGATE_ThreeParams(Name, T1, N1, T2, N2, T3, N3) STANDIN_DYNAMIC_DELEGATE(Name, T1, T2, T3)
