"""The catalogs: what there is to translate, how far it is, whether it is right, and the way to translators and back."""
