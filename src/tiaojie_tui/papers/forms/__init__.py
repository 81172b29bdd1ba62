"""The words of the forms of the dossier (人民调解文书格式, 司发通〔2010〕239号), one module each."""
